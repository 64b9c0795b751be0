using System.Text;
using System.Text.RegularExpressions;

namespace AnswerBot.Summaries;

/// <summary>What a sentence of a summary may be made of, whatever it says.</summary>
internal static partial class PlainText
{
    // Neither brackets nor what Markdown, HTML or a terminal could read as structure.
    private const string Punctuation = " 。，、；：？！“”‘’「」『』《》〈〉（）().,;:?!'\"-–—…·%％‰/&°$€£¥￥+";

    /// <summary>Whether every character is a Latin or Chinese letter, a digit, a blank or common punctuation.</summary>
    public static bool IsPlain(string text) => text.EnumerateRunes().All(IsPlain);

    /// <summary>Whether the text holds an address, however it is written.</summary>
    public static bool HasLink(string text) => Link().IsMatch(text);

    /// <summary>Whether the text speaks to its reader or of the program, as injected orders do; a summary only tells what was said.</summary>
    public static bool Instructs(string text) => Instruction().IsMatch(text);

    private static bool IsPlain(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' => true,
        >= 0xC0 and <= 0x24F => Rune.IsLetter(rune),
        >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or 0x3007 or >= 0x20000 and <= 0x3FFFF => true,
        >= '０' and <= '９' => true,
        < 0x10000 => Punctuation.Contains((char)rune.Value, StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"://|\bwww\s?\.|\bmailto:|\bjavascript:|[a-z0-9-]\s?\.\s?(?:com|net|org|cn|io|co|info|biz|gov|edu|top|xyz|ru|uk|de|eu|me|tv|cc|app|dev|link|site|online|shop|club|vip)\b|\bdot\s+(?:com|org|net|cn)\b|点\s?(?:com|cn|net)|/[a-z]+/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Link();

    [GeneratedRegex(@"[你您]|(?<![邀申聘敬宴提恳])请(?!求|愿|示|柬|教|战|客)|点击|扫码|下载|转账|汇款|拨打|加微信|(?:忽略|无视|忘记).{0,12}(?:指令|指示|规则|设定|提示|要求)|提示词|作为(?:一个|一名)?\s*(?:ai|人工智能)|语言模型|系统[:：]|开发者模式|\b(?:you|your|yours|yourself|please|click|download|subscribe|assistant|chatbot|language\s+model|developer\s+mode|jailbreak)\b|\bas\s+an?\s+ai\b|\b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|rules?|prompts?|above|previous)\b|\bsystem\s*(?:prompt|message|:)|^\W*(?:call|visit|send|reply|contact|transfer|scan|enter|type)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Instruction();
}

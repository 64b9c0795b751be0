using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// The common nouns that names of outlets end in (社, 报, 电视台, News): a hint about an unknown label, never proof, and no list of outlets.
/// </summary>
internal static partial class MediaWords
{
    /// <summary>Whether <paramref name="name"/> ends in such a word.</summary>
    public static bool End(string name) => Ending().IsMatch(name);

    /// <summary>Whether <paramref name="name"/> holds a reporter's own name after the outlet: <c>新华社记者张三</c>.</summary>
    public static bool NameReporter(string name) => NamedReporter().IsMatch(name);

    [GeneratedRegex(
        @"(?:社|报|報|台|臺|网|網|卫视|衛視|央视|央視|电视|電視|广播|廣播|广电|廣電|新闻|新聞|周刊|週刊|杂志|雜誌|频道|頻道|传媒|傳媒)》?$"
        + @"|\b(?:News|Times|Post|Agency|TV|Television|Radio|Journal|Daily|Press)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"(?:社|报|報|台|臺|网|網|视|視|刊|》)(?:记者|記者)[\s\u3000]?\p{L}{2,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedReporter();
}

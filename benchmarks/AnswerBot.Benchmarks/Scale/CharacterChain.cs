using System.Text;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>
/// Makes up text whose pairs of characters are about as frequent as in a real one: the next character mostly follows the last as it does there, and one
/// time in ten is drawn by its frequency alone, so that new pairs keep coming as they do in a growing archive.
/// </summary>
internal sealed class CharacterChain
{
    private const double JumpShare = 0.1;

    private readonly string _text;
    private readonly Dictionary<char, List<char>> _followers;

    public CharacterChain(string text)
    {
        _text = text;
        _followers = text.Zip(text.Skip(1)).GroupBy(pair => pair.First).ToDictionary(group => group.Key, group => group.Select(pair => pair.Second).ToList());
    }

    public string Make(int length, Random random)
    {
        var made = new StringBuilder(length);
        var last = _text[random.Next(_text.Length)];
        while (made.Length < length)
        {
            made.Append(last);
            last = random.NextDouble() >= JumpShare && _followers.TryGetValue(last, out var followers) ? followers[random.Next(followers.Count)] : _text[random.Next(_text.Length)];
        }

        return made.ToString();
    }
}

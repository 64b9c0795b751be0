using AnswerBot.Embeddings;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests;

/// <summary>
/// An encoder that a person can compute: one dimension for each of 甲乙丙丁 and one for every other character. A text's vector counts its 甲乙丙丁
/// (the last dimension only where it has none of them) and is brought to unit length; every 甲乙丙丁 is a token along its own axis.
/// </summary>
internal sealed class FakeEncoder(bool withTokens = true, string id = "fake") : ISentenceEncoder
{
    private const string Letters = "甲乙丙丁";
    private const int Size = 5;

    public EncoderIdentity Identity { get; } = new(id, Convert.ToHexStringLower(new byte[32]), Size, withTokens ? Size : 0);

    public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) => EncodePassageAsync(question, cancellationToken);

    public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Encode(passage));
    }

    public EncodedText Encode(string text)
    {
        var sentence = new float[Size];
        foreach (var letter in text.Where(Letters.Contains))
        {
            sentence[Letters.IndexOf(letter, StringComparison.Ordinal)]++;
        }

        if (sentence.All(value => value == 0))
        {
            sentence[^1] = 1;
        }

        var length = MathF.Sqrt(sentence.Sum(value => value * value));
        return new EncodedText([.. sentence.Select(value => value / length)], withTokens ? Tokens(text) : null);
    }

    private static TokenVectors Tokens(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(place => Letters.Contains(text[place])).ToList();
        var values = new float[places.Count * Size];
        for (var token = 0; token < places.Count; token++)
        {
            values[(token * Size) + Letters.IndexOf(text[places[token]], StringComparison.Ordinal)] = 1;
        }

        return new TokenVectors(values, Size, [.. places.Select(place => new TextSpan(place, place + 1))]);
    }
}

using System.Collections.Concurrent;
using System.Text;
using AnswerBot.Transcripts;
using Microsoft.ML.Tokenizers;

namespace AnswerBot.Embeddings;

/// <summary>A text as the model wants it: token ids with the sentence marks around them, and where each inner token came from.</summary>
/// <param name="Ids">Begin mark, prefix, text, end mark.</param>
/// <param name="FirstTextToken">Index in <paramref name="Ids"/> of the first token after the prefix.</param>
/// <param name="Spans">For the tokens from <paramref name="FirstTextToken"/> to the one before the end mark: their place in the text without the prefix.</param>
internal sealed record TokenizedText(long[] Ids, int FirstTextToken, IReadOnlyList<TextSpan> Spans);

/// <summary>
/// The SentencePiece unigram tokenizer of a model, which folds a text (NFKC: … becomes three dots, full width becomes half) before it cuts it,
/// with the way back from each token to the characters it was made of.
/// </summary>
internal sealed class SentencePieceEncoding
{
    private static readonly ConcurrentDictionary<Rune, string> LongForms = new();

    private readonly SentencePieceTokenizer _tokenizer;
    private readonly SourceAlignment _alignment;
    private readonly int _maxTokens;

    private SentencePieceEncoding(SentencePieceTokenizer tokenizer, int maxTokens)
    {
        _tokenizer = tokenizer;
        _maxTokens = maxTokens;
        _alignment = new SourceAlignment(Normalize);
    }

    /// <exception cref="SentenceModelException">The file is not a SentencePiece model.</exception>
    public static SentencePieceEncoding Load(string path, int maxTokens)
    {
        // The package answers an empty file, which is a valid empty message, with a NullReferenceException.
        try
        {
            using var stream = File.OpenRead(path);
            return new SentencePieceEncoding(SentencePieceTokenizer.Create(stream, addBeginningOfSentence: true, addEndOfSentence: true), maxTokens);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException
            or Google.Protobuf.InvalidProtocolBufferException or NullReferenceException)
        {
            throw new SentenceModelException($"{path} is not a SentencePiece model: {exception.Message}", exception);
        }
    }

    /// <summary>Tokenizes <paramref name="prefix"/> and <paramref name="text"/> together; what does not fit the model is cut at the end.</summary>
    public TokenizedText Tokenize(string prefix, string text)
    {
        var prefixTokens = _tokenizer.CountTokens(prefix.TrimEnd(), addBeginningOfSentence: false, addEndOfSentence: false);
        var tokens = _tokenizer.EncodeToTokens(prefix + Widen(text), out var normalized, addBeginningOfSentence: true, addEndOfSentence: true);
        var kept = Math.Min(tokens.Count, _maxTokens);
        var ids = new long[kept];
        for (var index = 0; index < kept; index++)
        {
            ids[index] = tokens[index].Id;
        }

        ids[^1] = tokens[^1].Id;
        var first = Math.Min(1 + prefixTokens, kept - 1);
        return new TokenizedText(ids, first, Spans(prefix, text, normalized ?? prefix + text, tokens, first, kept - 1));
    }

    // The package's own Normalizer gives nothing for a single character; the tokenizer's by-product does.
    private string Normalize(string text)
    {
        _tokenizer.EncodeToTokens(Widen(text), out var normalized, addBeginningOfSentence: false, addEndOfSentence: false);
        return normalized ?? text;
    }

    // The package's buffer for the normalised text is too small for twenty … in a row (IndexOutOfRangeException in Microsoft.ML.Tokenizers 2.0.1).
    // Characters that fold to more than twice their length are therefore folded before; the ids stay the same.
    private static string Widen(string text)
    {
        var widened = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Only the first plane is remembered: the others hold a million characters that a hostile client could fill the memory with.
            widened.Append(rune.IsBmp ? LongForms.GetOrAdd(rune, LongFormOf) : LongFormOf(rune));
        }

        return widened.ToString();
    }

    private static string LongFormOf(Rune rune)
    {
        var alone = rune.ToString();
        var folded = alone.Normalize(NormalizationForm.FormKC);
        return folded.Length > 2 * alone.Length ? folded : alone;
    }

    private List<TextSpan> Spans(string prefix, string text, string normalized, IReadOnlyList<EncodedToken> tokens, int first, int end)
    {
        var source = _alignment.Align(prefix + text, normalized);
        var spans = new List<TextSpan>(end - first);
        for (var index = first; index < end; index++)
        {
            var span = source.SourceOf(tokens[index].Offset);
            spans.Add(new TextSpan(Math.Clamp(span.Start - prefix.Length, 0, text.Length), Math.Clamp(span.End - prefix.Length, 0, text.Length)));
        }

        return spans;
    }
}

using System.Text;
using AnswerBot.Transcripts;
using Microsoft.ML.Tokenizers;

namespace AnswerBot.Embeddings;

/// <summary>The WordPiece tokenizer of a BERT model: every Chinese character is a token, Latin words fall into pieces, all in lower case.</summary>
internal sealed class WordPieceEncoding
{
    private readonly BertTokenizer _tokenizer;
    private readonly int _maxTokens;

    private WordPieceEncoding(BertTokenizer tokenizer, int maxTokens) => (_tokenizer, _maxTokens) = (tokenizer, maxTokens);

    /// <exception cref="SentenceModelException">The file is not a WordPiece vocabulary.</exception>
    public static WordPieceEncoding Load(string path, int maxTokens)
    {
        try
        {
            var options = new BertOptions { LowerCaseBeforeTokenization = true, IndividuallyTokenizeCjk = true };
            return new WordPieceEncoding(BertTokenizer.Create(path, options), maxTokens);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SentenceModelException($"{path} is not a WordPiece vocabulary: {exception.Message}", exception);
        }
    }

    /// <summary>Tokenizes <paramref name="prefix"/> and <paramref name="text"/> together; what does not fit the model is cut at the end. Spans are not traced.</summary>
    public TokenizedText Tokenize(string prefix, string text)
    {
        var folded = WellFormed(prefix + text).Normalize(NormalizationForm.FormKC);
        var inner = _tokenizer.EncodeToIds(folded, addSpecialTokens: false);
        var prefixTokens = prefix.Length == 0 ? 0 : _tokenizer.EncodeToIds(prefix.TrimEnd(), addSpecialTokens: false).Count;
        var kept = Math.Min(inner.Count, _maxTokens - 2);
        long[] ids = [_tokenizer.ClassificationTokenId, .. inner.Take(kept).Select(id => (long)id), _tokenizer.SeparatorTokenId];
        var first = Math.Min(1 + prefixTokens, ids.Length - 1);
        return new TokenizedText(ids, first, new TextSpan[ids.Length - 1 - first]);
    }

    // Half a surrogate pair has no normal form; .NET refuses it, and no vocabulary knows it.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}

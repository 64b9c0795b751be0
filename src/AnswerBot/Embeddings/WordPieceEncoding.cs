using System.Globalization;
using System.Text;
using AnswerBot.Transcripts;
using Microsoft.ML.Tokenizers;

namespace AnswerBot.Embeddings;

/// <summary>The WordPiece tokenizer of a BERT model: every Chinese character is a token, Latin words fall into pieces, all in lower case.</summary>
internal sealed class WordPieceEncoding
{
    private const string Continuation = "##";

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

    /// <summary>Tokenizes <paramref name="prefix"/> and <paramref name="text"/> together; what does not fit the model is cut at the end.</summary>
    public TokenizedText Tokenize(string prefix, string text)
    {
        var folded = new FoldedText(prefix + text);
        var inner = _tokenizer.EncodeToTokens(folded.Text, out _);
        var prefixTokens = prefix.Length == 0 ? 0 : _tokenizer.EncodeToTokens(prefix.TrimEnd(), out _).Count;
        var kept = Math.Min(inner.Count, _maxTokens - 2);
        long[] ids = [_tokenizer.ClassificationTokenId, .. inner.Take(kept).Select(token => (long)token.Id), _tokenizer.SeparatorTokenId];
        var spans = inner.Take(kept).Select(token => folded.SourceOfNext(token.Value.StartsWith(Continuation, StringComparison.Ordinal) ? token.Value[Continuation.Length..] : token.Value));
        var inText = spans.Skip(prefixTokens).Select(span => new TextSpan(Math.Max(0, span.Start - prefix.Length), Math.Max(0, span.End - prefix.Length)));
        return new TokenizedText(ids, Math.Min(1 + prefixTokens, ids.Length - 1), [.. inText]);
    }

    // Half a surrogate pair has no normal form; .NET refuses it, and no vocabulary knows it.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>A text as the vocabulary writes it, NFKC and lower case, with the way back to the characters that each of its characters came from.</summary>
    private sealed class FoldedText
    {
        private readonly List<TextSpan> _sources = [];
        private int _position;

        public FoldedText(string source)
        {
            var text = new StringBuilder(source.Length);
            for (var start = 0; start < source.Length;)
            {
                var length = StringInfo.GetNextTextElementLength(source, start);
                text.Append(WellFormed(source.Substring(start, length)).Normalize(NormalizationForm.FormKC).ToLowerInvariant());
                _sources.AddRange(Enumerable.Repeat(new TextSpan(start, start + length), text.Length - _sources.Count));
                start += length;
            }

            Text = text.ToString();
        }

        public string Text { get; }

        /// <summary>Where the next token stands; an empty span where it stands for no character, as the token for unknown words.</summary>
        public TextSpan SourceOfNext(string token)
        {
            var at = Text.IndexOf(token, _position, StringComparison.Ordinal);
            if (at < 0)
            {
                return default;
            }

            _position = at + token.Length;
            return new TextSpan(_sources[at].Start, _sources[_position - 1].End);
        }
    }
}

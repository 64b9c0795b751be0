using AnswerBot.Excerpts;
using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>Puts a chosen passage into the form in which it leaves: quotation, citation, link, attribution in words.</summary>
public sealed class CitationBuilder(OutletDirectory outlets)
{
    /// <summary>One excerpt of an answer.</summary>
    public AnswerExcerpt Build(int rank, Excerpt excerpt, Transcript transcript, QuestionLanguage language)
    {
        ArgumentNullException.ThrowIfNull(excerpt);
        ArgumentNullException.ThrowIfNull(transcript);
        var citation = Cite(excerpt, transcript);
        IReadOnlyList<Highlight> highlights = [.. excerpt.Highlights.Select(span => new Highlight(span.Start, span.Length))];
        return new AnswerExcerpt(rank, excerpt.Passage.Text, highlights, Attribute(citation, transcript.Metadata, language), citation);
    }

    /// <summary>The excerpts of a saved answer whose attribution in words is not, in either language, what their citation says; in words.</summary>
    public IReadOnlyList<string> WrongAttributions(Answer answer, IReadOnlyList<Transcript> transcripts)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [.. answer.Excerpts
            .Where(excerpt => transcripts.FirstOrDefault(transcript => transcript.Id == excerpt.Citation.TranscriptId) is { } transcript
                && !Enum.GetValues<QuestionLanguage>().Any(language => excerpt.Attribution == Attribute(excerpt.Citation, transcript.Metadata, language)))
            .Select(excerpt => $"excerpt {excerpt.Rank}: the attribution is not what its citation says")];
    }

    /// <summary>A turn's question as a link.</summary>
    public static RelatedQuestion Relate(Transcript transcript, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        ArgumentNullException.ThrowIfNull(turn);
        return new RelatedQuestion(transcript.Id, turn.Number, turn.Asker ?? "", transcript.QuestionOf(turn) ?? "", $"/transcripts/{transcript.Id}#t{turn.Number}");
    }

    /// <summary>Who asked, for readers of <paramref name="language"/>: the label as printed, or the outlet's English name.</summary>
    public string AskerName(string asker, string? outlet, QuestionLanguage language) =>
        language == QuestionLanguage.Chinese ? asker
        : outlet is null ? "a reporter"
        : outlets.EnglishName(outlet);

    private static Citation Cite(Excerpt excerpt, Transcript transcript)
    {
        var passage = excerpt.Passage;
        var metadata = transcript.Metadata;
        return new Citation(
            transcript.Id,
            metadata.Title,
            metadata.Date,
            passage.Speaker,
            metadata.RoleOf(passage.Speaker),
            passage.Asker,
            passage.Question,
            passage.AskerOutlet,
            passage.Turn,
            passage.Paragraph,
            passage.Span.Start,
            passage.Span.End,
            transcript.SourceSha256,
            LinkTo(passage, excerpt.Highlights),
            metadata.Url)
        {
            Time = transcript.ParagraphAt(passage.Turn, passage.Paragraph)?.Time,
        };
    }

    private static string LinkTo(Passage passage, IReadOnlyList<TextSpan> highlights)
    {
        var (start, end) = (passage.Span.Start + highlights[0].Start, passage.Span.Start + highlights[^1].End);
        return $"/transcripts/{passage.TranscriptId}?highlight={start}-{end}#t{passage.Turn}-p{passage.Paragraph}";
    }

    private string Attribute(Citation citation, TranscriptMetadata metadata, QuestionLanguage language) =>
        string.Join(language == QuestionLanguage.Chinese ? "，" : ", ", language == QuestionLanguage.Chinese ? ChineseParts(citation) : EnglishParts(citation, metadata));

    private static IEnumerable<string> ChineseParts(Citation citation)
    {
        yield return citation.SpeakerRole is null ? citation.Speaker : $"{citation.Speaker}（{citation.SpeakerRole}）";
        yield return citation.Asker is null ? "开场发言" : $"答{citation.Asker}{(citation.Asker[^1..] is "问" or "問" ? "" : "问")}";
        if (citation.Date is { } date)
        {
            yield return EventPeriod.InWords(date, QuestionLanguage.Chinese);
        }

        yield return citation.Turn == 0 ? $"第{citation.Paragraph}段" : $"第{citation.Turn}问第{citation.Paragraph}段";
    }

    private IEnumerable<string> EnglishParts(Citation citation, TranscriptMetadata metadata)
    {
        var speaker = metadata.SpeakerNamed(citation.Speaker);
        yield return speaker?.EnglishName ?? citation.Speaker;
        if (speaker?.EnglishRole is { } role)
        {
            yield return role;
        }

        yield return citation.Asker is null ? "opening statement" : $"answering {AskerName(citation.Asker, citation.AskerOutlet, QuestionLanguage.English)}";
        if (citation.Date is { } date)
        {
            yield return EventPeriod.InWords(date, QuestionLanguage.English);
        }

        yield return citation.Turn == 0 ? $"paragraph {citation.Paragraph}" : $"question {citation.Turn}, paragraph {citation.Paragraph}";
    }
}

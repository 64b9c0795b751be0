using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>Questions to go on with: only such as reporters really asked, so that each has an answer.</summary>
public static class SuggestedQuestions
{
    private const int Count = 3;

    // Longer ones do not fit a button.
    private const int MaxLength = 60;

    /// <summary>To begin with: short questions spread over the transcripts, the latest transcript first, those of an unknown day last.</summary>
    public static IReadOnlyList<string> Starters(IReadOnlyList<Transcript> transcripts)
    {
        ArgumentNullException.ThrowIfNull(transcripts);
        var latestFirst = transcripts.Reverse().OrderByDescending(transcript => transcript.Metadata.Date);
        return [.. latestFirst.SelectMany(SpreadOver).Distinct().Take(Count)];
    }

    /// <summary>The questions of the turns nearest to what was asked, without the turns already shown.</summary>
    public static IReadOnlyList<RelatedQuestion> Nearest(RetrievedPassages found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var turns = found.Ranked.Where(ranked => ranked.Passage.Question is { Length: > 0 })
            .Select(ranked => (ranked.Passage.TranscriptId, ranked.Passage.Turn))
            .Distinct();
        return [.. turns.Take(Count).Select(place => Relate(place.TranscriptId, place.Turn, found.Transcripts))];
    }

    /// <summary>To follow an answer: the nearest questions of other turns.</summary>
    public static IReadOnlyList<string> FollowUps(RetrievedPassages found, IReadOnlyCollection<(string TranscriptId, int Turn)> shown)
    {
        ArgumentNullException.ThrowIfNull(found);
        return [.. found.Ranked.Where(ranked => !shown.Contains((ranked.Passage.TranscriptId, ranked.Passage.Turn)))
            .Select(ranked => ranked.Passage.Question)
            .Select(Proper)
            .OfType<string>()
            .Distinct()
            .Take(Count)];
    }

    private static RelatedQuestion Relate(string transcriptId, int number, IReadOnlyList<Transcript> transcripts)
    {
        var transcript = transcripts.First(transcript => transcript.Id == transcriptId);
        return CitationBuilder.Relate(transcript, transcript.Turns.First(turn => turn.Number == number));
    }

    private static IEnumerable<string> SpreadOver(Transcript transcript)
    {
        var questions = transcript.Turns.Select(transcript.QuestionOf).Select(Proper).OfType<string>().ToList();
        var step = Math.Max(1, questions.Count / Count);
        return questions.Where((_, place) => place % step == 0);
    }

    /// <summary>
    /// What a person would click: the reporter's question itself, word for word, without greeting and preamble; null where none of its sentences stands alone.
    /// </summary>
    private static string? Proper(string? question)
    {
        if (question is null)
        {
            return null;
        }

        var sentences = SentenceSplitter.Split(question).Select(span => span.In(question)).ToList();
        return sentences.Count < 2 ? (CanBeAsked(question) ? question : null) : sentences.FirstOrDefault(sentence => sentence[^1] is '？' or '?' && CanBeAsked(sentence) && !PointsBack(sentence));
    }

    // "您对此怎么看？" asks about the sentence before it, which would be gone.
    private static bool PointsBack(string sentence) => sentence.Contains('此', StringComparison.Ordinal);

    // On a button, and without the questions that were asked before it in the transcript.
    private static bool CanBeAsked(string question) =>
        question.Length is > 0 and <= MaxLength && !FollowUpResolver.LeansOnHistory(question);
}

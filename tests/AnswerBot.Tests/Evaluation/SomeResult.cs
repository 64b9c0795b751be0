using AnswerBot.Answers;
using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Tests.Answers;

namespace AnswerBot.Tests.Evaluation;

/// <summary>Judged questions; what a test does not mention has a plain default.</summary>
internal static class SomeResult
{
    public static EvaluationInputs Inputs { get; } = new(new string('a', 64), new string('b', 64), new string('c', 64), new string('d', 64), new string('e', 64));

    /// <summary>An answerable question; a <paramref name="goldRank"/> of null was not found.</summary>
    public static QuestionResult Answerable(
        string id = "q", string category = "fact", AnswerOutcome outcome = AnswerOutcome.Answered, int? goldRank = 1, double confidence = 0.9) =>
        Result(new EvaluationQuestion(id, category, "启示是什么？", true, ["命运与共"], History: [], Split: "test"), outcome, goldRank, confidence);

    /// <summary>A question that must be refused.</summary>
    public static QuestionResult Unanswerable(
        string id = "q", string category = "near-miss", AnswerOutcome outcome = AnswerOutcome.NotFound, double confidence = 0.1) =>
        Result(new EvaluationQuestion(id, category, "启示有几条？", false, [], History: [], Split: "test", Note: "没有说几条"), outcome, null, confidence);

    private static QuestionResult Result(EvaluationQuestion question, AnswerOutcome outcome, int? goldRank, double confidence)
    {
        var transcript = SomeAnswer.Transcript();
        var passage = SomeAnswer.Passage(transcript);
        var answer = SomeAnswer.Answer(outcome == AnswerOutcome.Answered ? [SomeAnswer.Quote(transcript)] : []) with { Outcome = outcome, Confidence = confidence };
        var link = new PassageLink(transcript.Id, passage.Turn, passage.Paragraph, passage.Text, [new Highlight(0, 5)], "/transcripts/some?highlight=1-9#t1-p1");
        return new QuestionResult(question, answer, goldRank, outcome == AnswerOutcome.Answered && goldRank <= 3, null, null, [], TimeSpan.Zero)
        {
            FirstIsGold = goldRank == 1,
            Got = link,
            Wanted = question.Answerable ? [link] : [],
        };
    }
}

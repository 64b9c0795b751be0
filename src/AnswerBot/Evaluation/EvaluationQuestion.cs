using System.Text.Json.Serialization;

namespace AnswerBot.Evaluation;

/// <summary>A question with what a right answer must hold; one line of a question file. Unknown members are passed over.</summary>
/// <param name="Id">Unique in the file.</param>
/// <param name="Category">Free word; figures are given for each.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Answerable">Whether the transcripts answer it.</param>
/// <param name="Gold">Verbatim parts of the passages wanted: any of them will do, unless <paramref name="AllOf"/>.</param>
/// <param name="AllOf">Every gold passage is needed.</param>
/// <param name="Asker">The outlet that the excerpt must be attributed to; never sent to the bot.</param>
/// <param name="History">Earlier questions, oldest first.</param>
/// <param name="AnswerSentence">The sentence that answers, verbatim; the highlight should overlap it.</param>
/// <param name="Note">Why it is not answered, for those that are not.</param>
/// <param name="Split"><c>dev</c> or <c>test</c>; by the hash of the id where missing.</param>
/// <param name="Slot">
/// For an unanswered question whose passage is there but not the value asked for: the kind of value, such as <c>number</c> or <c>place</c>. Figures are given for each.
/// </param>
/// <param name="LeansOn">For an unanswered question: the turn that comes nearest, which settles its split. For the reader; nothing is counted by it.</param>
public sealed record EvaluationQuestion(
    string Id,
    string Category,
    string Question,
    bool Answerable,
    IReadOnlyList<string>? Gold = null,
    [property: JsonPropertyName("all_of")] bool AllOf = false,
    string? Asker = null,
    IReadOnlyList<string>? History = null,
    [property: JsonPropertyName("answer_sentence")] string? AnswerSentence = null,
    string? Note = null,
    string? Split = null,
    string? Slot = null,
    [property: JsonPropertyName("leans_on")] int? LeansOn = null)
{
    /// <summary>The line of the file, from 1, for messages.</summary>
    [JsonIgnore]
    public int Line { get; init; }
}

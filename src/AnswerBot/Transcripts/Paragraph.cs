using System.Text.Json.Serialization;

namespace AnswerBot.Transcripts;

/// <summary>One paragraph of an answer: what is indexed, ranked and quoted.</summary>
/// <param name="Number">Place within the turn, from 1.</param>
/// <param name="Speaker">Who says it, as the label prints the name (or the metadata's only speaker where no label names one).</param>
/// <param name="Span">Where its words stand in <see cref="Transcript.Text"/>, without label, indentation and line end.</param>
public sealed record Paragraph(int Number, string Speaker, TextSpan Span)
{
    /// <summary>When it was said; null where the format does not tell, and then left out of the JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeRange? Time { get; init; }
}

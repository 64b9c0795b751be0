namespace AnswerBot.Transcripts;

/// <summary>One exchange of a press conference: an asker's question and everything that was answered until the next question.</summary>
/// <param name="Number">0 for what is said before the first question (opening statement, announcements); questions count from 1.</param>
/// <param name="Asker">The label as printed (<c>《人民日报》记者</c>, <c>记者追问</c>, <c>问</c>); null in turn 0.</param>
/// <param name="AskerOutlet">
/// The outlet or outlets the asker stands for, as printed without 记者, country and title marks (<c>人民日报</c>), joined by 、 where several share the question;
/// a follow-up inherits the outlet of the turn it follows; null where the text does not say.
/// </param>
/// <param name="Question">
/// Where the question's words stand in <see cref="Transcript.Text"/>: from the first to the last line, without its label;
/// empty, after the label, where nothing follows it; null in turn 0.
/// </param>
/// <param name="Paragraphs">The answer in reading order, never overlapping; empty only where a question was left without an answer.</param>
public sealed record Turn(int Number, string? Asker, string? AskerOutlet, TextSpan? Question, IReadOnlyList<Paragraph> Paragraphs);

using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Indexes;

namespace AnswerBot.Host.BotFramework;

/// <summary>A pressed button: a question to ask, the paragraphs around a quotation, or what was wrong with an answer.</summary>
internal sealed class ButtonTurn(QuestionTurn questions, FeedbackIntake feedback, ReplyWriter writer, IPassageIndex index)
{
    // Whatever the turn's length; the channel's size decides how much of it is shown.
    private const int MaxParagraphs = 40;

    public async Task RunAsync(ButtonData button, Exchange exchange, CancellationToken cancellationToken)
    {
        switch (button)
        {
            case { Action: ButtonData.Ask, Question: { } question }:
                var language = ReplyLanguage.For(question, exchange.Incoming.Locale);
                await questions.AnswerAsync(question, exchange with { Language = language, AskedByButton = question }, cancellationToken);
                break;
            case { Action: ButtonData.Context }:
                await ShowSurroundingsAsync(button, exchange, cancellationToken);
                break;
            case { Action: ButtonData.Feedback } when await feedback.TakeReasonAsync(exchange.Incoming, button, cancellationToken):
                await writer.SendAsync(BotWords.Thanks(exchange.Language), exchange, cancellationToken);
                break;
            default:
                await writer.SendAsync(BotWords.Unclear("?", exchange.Language), exchange, cancellationToken);
                break;
        }
    }

    private async Task ShowSurroundingsAsync(ButtonData button, Exchange exchange, CancellationToken cancellationToken)
    {
        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        var transcript = transcripts.FirstOrDefault(transcript => transcript.Id == button.Transcript);
        var turn = transcript?.Turns.FirstOrDefault(turn => turn.Number == button.Turn);
        if (transcript is null || turn is null || !turn.Paragraphs.Any(paragraph => paragraph.Number == button.Paragraph))
        {
            await writer.SendAsync(BotWords.NoSuchPlace(exchange.Language), exchange, cancellationToken);
            return;
        }

        var quoted = button.Paragraph!.Value;
        var around = turn.Paragraphs.Where(paragraph => Math.Abs(paragraph.Number - quoted) <= MaxParagraphs / 2);
        await writer.SendAsync(new Surroundings(transcript, turn, quoted, [.. around]), exchange, cancellationToken);
    }
}

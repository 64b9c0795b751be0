using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Answers;
using AnswerBot.Host.BotFramework.Rendering;

namespace AnswerBot.Host.BotFramework.LastCheck;

/// <summary>Holds the messages that show an answer against the answer, as their reader will see them: text, citations, card and the answer that travels along.</summary>
internal sealed class AnswerCheck(Answer answer, ReplyContext context)
{
    private readonly ChannelFamily _family = ChannelFamilies.Of(context.Incoming.ChannelId);

    /// <summary>Everything that differs, in words.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<Activity> activities)
    {
        var text = activities[0];
        return [
            .. _family == ChannelFamily.Plain ? PlainText(text.Text ?? "") : MarkdownText(text.Text ?? ""),
            .. _family == ChannelFamily.Plain ? [] : Citations(text),
            .. activities.SelectMany(activity => Card(CardReading.Read(activity))),
            .. _family == ChannelFamily.Teams && answer.Excerpts.Count > 0 && activities.Count < 2 ? ["the card is missing"] : Array.Empty<string>(),
            .. _family == ChannelFamily.WebChat ? Carried(text) : [],
        ];
    }

    private IEnumerable<string> PlainText(string text)
    {
        var position = 0;
        foreach (var excerpt in answer.Excerpts)
        {
            var shown = $"\n\n{Marks.Of(excerpt.Rank)} {excerpt.Attribution}\n{excerpt.Quote}";
            var found = text.IndexOf(shown, position, StringComparison.Ordinal);
            var end = found + shown.Length;
            if (found < 0 || (end < text.Length && text[end] != '\n'))
            {
                yield return $"quotation {excerpt.Rank} or its attribution is not in the text as it was said";
                yield break;
            }

            position = end;
        }

        foreach (var related in answer.Related.Where(related => !text.Contains("\n· " + RelatedText.Of(related, context.IsChinese), StringComparison.Ordinal)))
        {
            yield return $"the question of turn {related.Turn} is not in the text as it was asked";
        }
    }

    private IEnumerable<string> MarkdownText(string text)
    {
        var blocks = MarkdownReading.Read(text);
        var shown = blocks.Where(block => block.Kind == ReadBlockKind.Quote).Select(block => block.Text);
        if (!shown.SequenceEqual(answer.Excerpts.SelectMany(Quotations)))
        {
            yield return "the quotations in the text are not what was said";
        }

        // Each run of quotations is followed by whose they are.
        var attributions = blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.Kind == ReadBlockKind.Quote && pair.Second.Kind != ReadBlockKind.Quote).Select(pair => pair.Second.Text);
        if (!attributions.SequenceEqual(answer.Excerpts.Select(excerpt => MarkdownReading.Normalise(excerpt.Attribution))))
        {
            yield return "an attribution in the text differs";
        }

        var related = answer.Related.Select(related => MarkdownReading.Normalise(RelatedText.Of(related, context.IsChinese)));
        if (!blocks.Where(block => block.Kind == ReadBlockKind.Item).Select(block => block.Text).SequenceEqual(related))
        {
            yield return "the questions in the text are not what was asked";
        }

        if (blocks.Any(block => block.Kind == ReadBlockKind.Other))
        {
            yield return "something in the text is read as a heading, code or the like";
        }
    }

    private IEnumerable<string> Quotations(AnswerExcerpt excerpt)
    {
        var quoted = _family == ChannelFamily.WebChat ? [excerpt.Quote] : Highlights(excerpt);
        return quoted.Select(words => $"{MarkdownReading.Normalise(words)} {Marks.Of(excerpt.Rank)}");
    }

    private IEnumerable<string> Citations(Activity message)
    {
        var claims = ((message.Json["entities"] as JsonArray)?.FirstOrDefault()?["citation"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (claims.Count != answer.Excerpts.Count)
        {
            return ["there are more or fewer citations than quotations"];
        }

        return answer.Excerpts.Zip(claims).SelectMany(pair => Citation(pair.First, pair.Second));
    }

    private IEnumerable<string> Citation(AnswerExcerpt excerpt, JsonObject claim)
    {
        var shown = claim["appearance"];
        var name = (string?)shown?["name"] ?? "";
        if ((int?)claim["position"] != excerpt.Rank || name.Length == 0 || !excerpt.Attribution.StartsWith(name, StringComparison.Ordinal))
        {
            yield return $"citation {excerpt.Rank} is attributed to somebody else";
        }

        if (!IsBeginningOf(Highlights(excerpt).First(), (string?)shown?["abstract"] ?? ""))
        {
            yield return $"citation {excerpt.Rank} does not quote what was said";
        }

        if (shown?["text"] is { } dialog && MarkdownReading.ReadInline((string?)dialog ?? "") != MarkdownReading.Normalise(excerpt.Quote))
        {
            yield return $"the text of citation {excerpt.Rank} is not what was said";
        }

        if ((string?)shown?["url"] != context.LinkTo(excerpt.Citation.Url))
        {
            yield return $"citation {excerpt.Rank} leads elsewhere";
        }
    }

    // “whole sentence”, or “a beginning of it”……
    private static bool IsBeginningOf(string sentence, string quoted)
    {
        var whole = quoted.EndsWith('”');
        var end = quoted.LastIndexOf('”');
        return quoted is ['“', ..] && end > 1
            && (whole ? quoted[1..end] == sentence : quoted[(end + 1)..] == "……" && sentence.StartsWith(quoted[1..end], StringComparison.Ordinal));
    }

    private IEnumerable<string> Card(CardReading card)
    {
        if (card.Blocks.Count == 0 && card.Problems.Count == 0)
        {
            return [];
        }

        var separator = context.IsChinese ? "：" : ": ";
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var excerpt in answer.Excerpts)
        {
            expected[Id("attribution", excerpt)] = excerpt.Attribution;
            expected[Id("quote", excerpt)] = excerpt.Quote;
            if (excerpt.Citation is { Asker: { } asker, AskerQuestion: { Length: > 0 } question })
            {
                expected[Id("question", excerpt)] = asker + separator + question;
            }
        }

        var shown = card.Blocks.Where(block => block.Key != AnswerCard.MoreId && !block.Key.StartsWith(AnswerCard.AskId, StringComparison.Ordinal)).ToDictionary();
        return [
            .. card.Problems,
            .. expected.Where(block => !shown.TryGetValue(block.Key, out var text) || text != block.Value).Select(block => $"the card's {block.Key} is not what the transcript says"),
            .. shown.Keys.Except(expected.Keys).Select(id => $"the card has a block '{id}' too many"),
            .. answer.Excerpts.Where(excerpt => !card.HighlightedIn(Id("quote", excerpt)).SequenceEqual(Highlights(excerpt))).Select(excerpt => $"the card highlights something else in quotation {excerpt.Rank}"),
            .. Buttons(card),
        ];
    }

    private IEnumerable<string> Buttons(CardReading card)
    {
        var links = answer.Excerpts.Select(excerpt => context.LinkTo(excerpt.Citation.Url)).OfType<string>();
        if (!card.Links.SequenceEqual(links))
        {
            yield return "a link of the card leads elsewhere";
        }

        var places = card.Buttons.Where(button => button.Action == ButtonData.Context).Select(button => (button.Transcript, button.Turn, button.Paragraph));
        if (!places.SequenceEqual(answer.Excerpts.Select(excerpt => ((string?)excerpt.Citation.TranscriptId, (int?)excerpt.Citation.Turn, (int?)excerpt.Citation.Paragraph))))
        {
            yield return "a button of the card leads elsewhere";
        }
    }

    private IEnumerable<string> Carried(Activity message)
    {
        var carried = message.Json["channelData"]?["answer"].Deserialize<Answer>(AnswerJson.Options);
        if (carried is null || !carried.Excerpts.Select(Comparable).SequenceEqual(answer.Excerpts.Select(Comparable)) || !carried.Related.SequenceEqual(answer.Related))
        {
            yield return "the answer that travels along differs";
        }
    }

    private static string Comparable(AnswerExcerpt excerpt) => JsonSerializer.Serialize(excerpt, AnswerJson.Options);

    private static IEnumerable<string> Highlights(AnswerExcerpt excerpt) => excerpt.Highlights.Select(highlight => excerpt.Quote.Substring(highlight.Start, highlight.Length));

    private static string Id(string what, AnswerExcerpt excerpt) => string.Create(CultureInfo.InvariantCulture, $"{what}-{excerpt.Rank}");
}

using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// Finds out who answers where no label is a name from the metadata: from the headline, and from which labels follow questions again and
/// again.
/// </summary>
internal static partial class SpeakerInference
{
    // Every label is compared with every speaker: the limit keeps the time linear for any input.
    private const int MostSpeakers = 50;

    /// <summary>The speakers the text itself shows; empty where it shows none.</summary>
    public static IReadOnlyList<Speaker> Find(IReadOnlyList<Utterance> utterances, string headline)
    {
        bool marked = utterances.Any(utterance => utterance.Part == Part.Speaker);
        var names = marked ? [] : Repliers(utterances, headline);
        if (names.Count == 0 && Spokesperson().Match(headline) is { Success: true } match)
        {
            names = [match.Groups["name"].Value];
        }

        return names.Take(MostSpeakers).Select(name => new Speaker(name, null, [])).ToList();
    }

    private static List<string> Repliers(IReadOnlyList<Utterance> utterances, string headline)
    {
        var labels = utterances.Where(utterance => utterance.Part == Part.Undecided && !ListHead.Is(utterance.Name)).ToList();
        var named = labels.Select(utterance => utterance.Name).Distinct(StringComparer.Ordinal)
            .Where(name => UnlistedSpeakers.LooksLikeName(name))
            .Where(name => headline.Contains(name, StringComparison.Ordinal) || StartsWithHonorific(name))
            .ToList();
        if (named.Count > 0)
        {
            return named;
        }

        var replies = CountReplies(utterances);
        if (replies.Count == 0 && !utterances.Any(utterance => utterance.Part == Part.Asker))
        {
            return Alternating(labels);
        }

        int needed = replies.Values.DefaultIfEmpty().Max() > 1 ? 2 : 1;
        return replies.Where(reply => reply.Value >= needed).Select(reply => reply.Key).ToList();
    }

    /// <summary>How often each undecided label is the first one after a question.</summary>
    private static Dictionary<string, int> CountReplies(IReadOnlyList<Utterance> utterances)
    {
        var replies = new Dictionary<string, int>(StringComparer.Ordinal);
        bool asked = false;
        foreach (var utterance in utterances)
        {
            if (asked && utterance.Part == Part.Undecided && UnlistedSpeakers.LooksLikeName(utterance.Name))
            {
                replies[utterance.Name] = replies.GetValueOrDefault(utterance.Name) + 1;
                asked = false;
            }
            else
            {
                asked = utterance.Part == Part.Asker || (asked && utterance.Part is Part.Continuation or Part.Undecided);
            }
        }

        return replies;
    }

    /// <summary>Where no label says who asks, the one voice that comes back most often is the one that answers.</summary>
    private static List<string> Alternating(List<Utterance> labels)
    {
        var ranked = labels.GroupBy(utterance => utterance.Name, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Count: group.Count()))
            .OrderByDescending(entry => entry.Count)
            .Take(2)
            .ToList();
        bool clear = ranked.Count > 0 && ranked[0].Count > 1 && (ranked.Count == 1 || ranked[0].Count > ranked[1].Count);
        return clear ? [ranked[0].Name] : [];
    }

    private static bool StartsWithHonorific(string name)
    {
        int end = name.IndexOfAny(['.', ' ']);
        return end > 0 && SpeakerNames.Honorific().IsMatch(name[..end]);
    }

    // 外交部发言人林剑主持例行记者会. Without a name the verb follows at once: 外交部发言人就……答记者问.
    [GeneratedRegex(
        @"(?:发言人|發言人|部长|部長|外长|外長)(?<name>(?!就|在|答|主持|举行|舉行)\p{IsCJKUnifiedIdeographs}{2,3}?)(?:主持|就|举行|舉行|出席|答记者|答記者|回答)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Spokesperson();
}

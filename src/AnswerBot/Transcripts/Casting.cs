namespace AnswerBot.Transcripts;

/// <summary>
/// Decides for every line whose it is. Labels that speak for themselves come first (<see cref="AskerLabel"/>, <see cref="SpeakerNames"/>,
/// <see cref="AnswerLabel"/>, <see cref="IntroducedSpeakers"/>); what is left is decided by where it stands between them
/// (<see cref="SpeakerInference"/>, <see cref="UnmarkedAskers"/>, <see cref="UnlistedSpeakers"/>).
/// </summary>
/// <param name="Utterances">The lines in order, each with its part.</param>
/// <param name="OnlySpeaker">The speaker to whom words without a name belong; null where there are several or none is known.</param>
internal sealed record Casting(IReadOnlyList<Utterance> Utterances, string? OnlySpeaker)
{
    private const int LongestHeadline = 200;

    /// <summary>Casts <paramref name="lines"/> of <paramref name="text"/>.</summary>
    public static Casting Of(string text, IReadOnlyList<Line> lines, TranscriptMetadata metadata)
    {
        var listed = new SpeakerNames(metadata.Speakers);
        var names = new SpeakerNames(metadata.Speakers.Concat(IntroducedSpeakers.Find(lines, listed)));
        var utterances = ByLabelAlone(lines, names);
        bool answersMarked = utterances.Any(utterance => utterance.Part == Part.Speaker);
        if (!answersMarked || (names.IsEmpty && !utterances.Any(utterance => utterance.Speaker is not null)))
        {
            var found = SpeakerInference.Find(utterances, Headline(text, lines, metadata));
            names = found.Count > 0 ? new SpeakerNames(found) : names;
            utterances = ByLabelAlone(lines, names);
        }

        UnmarkedAskers.Mark(text, utterances);
        UnlistedSpeakers.Mark(text, utterances);
        return new Casting(utterances, names.Only);
    }

    private static Utterance[] ByLabelAlone(IReadOnlyList<Line> lines, SpeakerNames names)
    {
        bool latinMarks = lines.Any(line => line.Label is { } label && AskerLabel.IsLatinMark(label.Name));
        var decided = new Dictionary<string, (Part Part, string? Speaker)>(StringComparer.Ordinal);
        return lines.Select(Cast).ToArray();

        Utterance Cast(Line line)
        {
            if (line.Label is not { } label)
            {
                return new Utterance(line, Part.Continuation);
            }

            if (!decided.TryGetValue(label.Name, out var part))
            {
                decided[label.Name] = part = PartOf(label.Name, names, latinMarks);
            }

            return new Utterance(line, part.Part, part.Speaker);
        }
    }

    private static (Part Part, string? Speaker) PartOf(string label, SpeakerNames names, bool latinMarks)
    {
        if (names.Resolve(label) is { } speaker)
        {
            return (Part.Speaker, speaker);
        }

        return AskerLabel.IsCertain(label) ? (Part.Asker, null)
            : AnswerLabel.IsMark(label) || (latinMarks && AnswerLabel.IsLatinMark(label)) ? (Part.Speaker, null)
            : AnswerLabel.IsModerator(label) ? (Part.Moderator, null)
            : (Part.Undecided, null);
    }

    /// <summary>The title and the first line, which is the title as the text prints it.</summary>
    private static string Headline(string text, IReadOnlyList<Line> lines, TranscriptMetadata metadata) =>
        lines.Count > 0 && lines[0].Label is null && lines[0].Words.Length <= LongestHeadline
            ? $"{metadata.Title}\n{lines[0].Words.In(text)}"
            : metadata.Title;
}

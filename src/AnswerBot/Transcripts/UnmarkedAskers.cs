namespace AnswerBot.Transcripts;

/// <summary>
/// Finds askers whose labels are bare names (<c>路透社：</c>, <c>Reuters:</c>). Headings inside answers look the same (<c>案例一：</c>),
/// so the place decides: a speaker's label comes next, which only happens after a question or where another speaker joins in.
/// </summary>
internal static class UnmarkedAskers
{
    /// <summary>Turns undecided labels into askers where the text around them shows it.</summary>
    public static void Mark(string text, Utterance[] utterances)
    {
        var outlets = utterances.Where(utterance => utterance.Part == Part.Asker)
            .Select(utterance => AskerLabel.OutletOf(utterance.Name))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var stretch = new Stretch();
        for (int at = 0; at < utterances.Length; at++)
        {
            var utterance = utterances[at];
            if (utterance.Part == Part.Undecided && MayAsk(utterance.Name))
            {
                stretch.Candidates.Add(at);
            }
            else if (utterance.Part == Part.Speaker)
            {
                int asker = AskerIn(stretch, text, utterances, at, outlets);
                if (asker >= 0)
                {
                    utterances[asker] = utterances[asker] with { Part = Part.Asker };
                    outlets.Add(AskerLabel.OutletOf(utterances[asker].Name) ?? utterances[asker].Name);
                }

                stretch.BeginAfter(utterance);
            }
            else if (utterance.Part is Part.Asker or Part.Moderator)
            {
                stretch.BeginAfter(utterance);
            }
        }
    }

    private static int AskerIn(Stretch stretch, string text, Utterance[] utterances, int speaker, HashSet<string> outlets)
    {
        var candidates = stretch.Candidates;
        if (candidates.Count == 0)
        {
            return -1;
        }

        // A speaker is not labelled twice within an answer: between two labels of the same speaker somebody asked.
        bool asked = Sentences.Ask(text, utterances[speaker - 1].Words) || stretch.IsBetween(utterances[speaker].Speaker);
        int outlet = candidates.FindIndex(at => IsOutlet(utterances[at].Name, outlets));
        if (stretch.Before == Part.Asker)
        {
            // Somebody is asking already: only an outlet's name, not a heading within the question, opens another one.
            return outlet >= 0 ? candidates[outlet] : -1;
        }

        return !asked ? -1 : outlet >= 0 ? candidates[outlet] : candidates[^1];
    }

    // A reporter may be called 张三, which ends like 案例三.
    private static bool MayAsk(string label) => !ListHead.Is(label) || MediaWords.NameReporter(label);

    private static bool IsOutlet(string label, HashSet<string> outlets) =>
        MediaWords.End(label) || MediaWords.NameReporter(label) || outlets.Contains(AskerLabel.OutletOf(label) ?? label);

    /// <summary>The lines between two labels that are decided, and the undecided labels among them.</summary>
    private sealed class Stretch
    {
        public List<int> Candidates { get; } = [];

        public Part Before { get; private set; } = Part.Continuation;

        private string? Speaker { get; set; }

        public bool IsBetween(string? speaker) => Before == Part.Speaker && speaker == Speaker;

        public void BeginAfter(Utterance utterance)
        {
            Candidates.Clear();
            (Before, Speaker) = (utterance.Part, utterance.Speaker);
        }
    }
}

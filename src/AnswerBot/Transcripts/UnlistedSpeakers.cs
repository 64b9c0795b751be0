using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>Finds answerers the metadata does not list: the first label after a question that nobody known answers.</summary>
internal static partial class UnlistedSpeakers
{
    /// <summary>Turns undecided labels into speakers where the exchange shows it.</summary>
    public static void Mark(string text, Utterance[] utterances)
    {
        int candidate = -1;
        bool open = false;
        for (int at = 0; at <= utterances.Length; at++)
        {
            var part = at < utterances.Length ? utterances[at].Part : Part.Asker;
            if (part == Part.Asker)
            {
                if (candidate >= 0)
                {
                    utterances[candidate] = utterances[candidate] with { Part = Part.Speaker, Speaker = utterances[candidate].Name };
                }

                (candidate, open) = (-1, true);
            }
            else if (part is Part.Speaker or Part.Moderator)
            {
                (candidate, open) = (-1, false);
            }
            else if (open && candidate < 0 && part == Part.Undecided && Replies(text, utterances, at))
            {
                candidate = at;
            }
        }
    }

    /// <summary>Whether <paramref name="label"/> can be a person's name: short, no enumeration, no outlet.</summary>
    public static bool LooksLikeName(string label) => NameForm().IsMatch(label) && !ListHead.Is(label) && !MediaWords.End(label);

    private static bool Replies(string text, Utterance[] utterances, int at) =>
        LooksLikeName(utterances[at].Name) && Sentences.Ask(text, utterances[at - 1].Words);

    [GeneratedRegex(
        @"^(?:\p{IsCJKUnifiedIdeographs}[\s\u3000]?\p{IsCJKUnifiedIdeographs}{1,3}"
        + @"|\p{IsCJKUnifiedIdeographs}{2,20}(?:长|長|人|任|使|员|員)[\s\u3000]?\p{IsCJKUnifiedIdeographs}{2,4}"
        + @"|\p{Lu}[\p{L}'’.-]{0,20}(?:\s\p{Lu}[\p{L}'’.-]{0,20}){0,4})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}

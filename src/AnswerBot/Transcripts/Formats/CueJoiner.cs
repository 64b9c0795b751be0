using System.Text;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// Makes paragraphs of cues, which are cut for the eye and not by sense. A line begins where a label does, and, once a sentence is complete, after a pause or
/// when the paragraph has become long.
/// </summary>
internal sealed class CueJoiner(IReadOnlyList<Cue> cues)
{
    private const int LongParagraph = 300;
    private const double PunctuatedShare = 0.2;
    private const string FinalMarks = "。！？.!?…”\"」";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly StringBuilder _text = new();
    private readonly List<TimedSpan> _times = [];

    // Many subtitles have no full stops; there a cue's end is the only sign of a sentence's, and the space between cues the only one between phrases.
    private readonly bool _punctuated = cues.Count(cue => cue.Lines.Any(line => line.Any(FinalMarks.Contains))) >= PunctuatedShare * cues.Count;
    private int _lineStart;
    private TimeRange? _last;
    private string? _label;

    public ExtractedText Join()
    {
        foreach (var cue in cues)
        {
            foreach (string line in cue.Lines)
            {
                Add(line, cue.Time);
            }
        }

        return new ExtractedText(_text.Append('\n').ToString()) { Times = _times };
    }

    private void Add(string line, TimeRange time)
    {
        string words = WithoutRepeatedLabel(line, out bool opens);
        if (words.Length == 0)
        {
            return;
        }

        if (_text.Length > 0 && (opens || EndsParagraph(time)))
        {
            _text.Append('\n');
            _lineStart = _text.Length;
        }
        else if (_text.Length > 0 && !(_punctuated && WordSpacing.IsSetSolid(_text[^1]) && WordSpacing.IsSetSolid(words[0])))
        {
            _text.Append(' ');
        }

        int start = _text.Length;
        _text.Append(words);
        _times.Add(new TimedSpan(new TextSpan(start, _text.Length), time));
        _last = time;
    }

    /// <summary>Some captions name the speaker in every cue; once is enough.</summary>
    private string WithoutRepeatedLabel(string line, out bool opens)
    {
        opens = false;
        if (Label.At(line, TextLines.Trim(line, 0, line.Length)) is not { } label || !MayName(label.Name))
        {
            return line;
        }

        bool repeats = label.Name == _label;
        opens = !repeats;
        _label = label.Name;
        return repeats ? label.Words.In(line) : line;
    }

    private static bool MayName(string label) =>
        AskerLabel.IsCertain(label) || AnswerLabel.IsMark(label) || AnswerLabel.IsLatinMark(label) || AnswerLabel.IsModerator(label) || MediaWords.End(label)
            || UnlistedSpeakers.LooksLikeName(label);

    private bool EndsParagraph(TimeRange time)
    {
        bool sentenceEnds = !_punctuated || FinalMarks.Contains(_text[^1]);
        return sentenceEnds && (_text.Length - _lineStart >= LongParagraph || time.Start - _last!.End >= Pause);
    }
}

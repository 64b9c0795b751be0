namespace AnswerBot.Transcripts;

/// <summary>Builds turns from lines whose parts are decided.</summary>
internal sealed class TurnAssembler(string text, string title, Casting casting, IReadOnlySet<int> headings)
{
    private readonly bool _answersAreLabelled = casting.Utterances.Any(utterance => utterance.Part == Part.Speaker);
    private readonly OpeningLines _opening = new(text, title, casting.OnlySpeaker);
    private readonly List<Turn> _turns = [];
    private readonly List<TextSpan> _question = [];
    private readonly List<Paragraph> _paragraphs = [];
    private Section _section = Section.Opening;
    private Utterance _asker;
    private string? _outlet;
    private string? _speaker = casting.OnlySpeaker;
    private bool _afterRule;

    /// <summary>What the last label opened, and so what a line without one goes on with.</summary>
    private enum Section
    {
        Opening,
        Question,
        Answer,
        Moderation,
    }

    /// <summary>The turns in reading order.</summary>
    public IReadOnlyList<Turn> Assemble()
    {
        foreach (var utterance in casting.Utterances)
        {
            Take(utterance);
        }

        CloseTurn();
        return _turns;
    }

    private void Take(Utterance utterance)
    {
        switch (utterance.Part)
        {
            case Part.Asker:
                CloseTurn();
                OpenTurn(utterance);
                break;
            case Part.Speaker:
                _speaker = utterance.Speaker ?? casting.OnlySpeaker ?? _speaker ?? utterance.Name;
                _section = Section.Answer;
                Say(utterance.Words);
                break;
            case Part.Moderator:
                _section = Section.Moderation;
                break;
            default:
                Continue(utterance);
                break;
        }
    }

    private void OpenTurn(Utterance asker)
    {
        _asker = asker;
        _outlet = AskerLabel.OutletOf(asker.Name) ?? (AskerLabel.IsFollowUp(asker.Name) ? _outlet : null);
        _section = Section.Question;
        if (asker.Words.Length > 0)
        {
            _question.Add(asker.Words);
        }
    }

    private void Continue(Utterance utterance)
    {
        if (IsFrame(utterance.Words))
        {
            return;
        }

        if (_section == Section.Question)
        {
            _question.Add(utterance.Words);
        }
        else if (_section == Section.Answer || (_section == Section.Opening && _opening.AreSaid(utterance)))
        {
            Say(utterance.Words);
        }
    }

    /// <summary>Rules, headings (in 【】, or marked so by the file), and the heading under a rule (<c>会后书面问答</c>), which ends without a full stop.</summary>
    private bool IsFrame(TextSpan words)
    {
        bool isRule = Frame.IsRule(text, words);
        bool isFrame = isRule || headings.Contains(words.Start) || Frame.IsHeading(text, words) || (_afterRule && !Sentences.AreComplete(text, words));
        _afterRule = isRule;
        return isFrame;
    }

    private void Say(TextSpan words)
    {
        _afterRule = false;
        if (words.Length > 0 && _speaker is not null)
        {
            _paragraphs.Add(new Paragraph(_paragraphs.Count + 1, _speaker, words));
        }
    }

    private void CloseTurn()
    {
        if (_asker.Part == Part.Asker)
        {
            SplitUnlabelledAnswer();
            int number = _turns.Count == 0 ? 1 : _turns[^1].Number + 1;
            _turns.Add(new Turn(number, _asker.Name, _outlet, QuestionSpan(), _paragraphs.ToList()));
        }
        else if (_paragraphs.Count > 0)
        {
            _turns.Add(new Turn(0, null, null, null, _paragraphs.ToList()));
        }

        _afterRule = false;
        _question.Clear();
        _paragraphs.Clear();
    }

    private TextSpan QuestionSpan() =>
        _question.Count == 0 ? new TextSpan(_asker.Words.Start, _asker.Words.Start) : new TextSpan(_question[0].Start, _question[^1].End);

    /// <summary>
    /// Some transcripts forget the label of one answer. Where the others have theirs, the question ends with its first line that asks
    /// (else its first line) and the rest answers.
    /// </summary>
    private void SplitUnlabelledAnswer()
    {
        bool mayHoldAnswer = _section == Section.Question && _question.Count > 1 && _answersAreLabelled;
        if (!mayHoldAnswer || (casting.OnlySpeaker ?? _speaker) is not { } speaker)
        {
            return;
        }

        int last = Math.Max(0, _question.FindIndex(words => Sentences.Ask(text, words)));
        for (int at = last + 1; at < _question.Count; at++)
        {
            _paragraphs.Add(new Paragraph(at - last, speaker, _question[at]));
        }

        _question.RemoveRange(last + 1, _question.Count - last - 1);
    }
}

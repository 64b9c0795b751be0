namespace AnswerBot.Transcripts;

/// <summary>
/// Tells announcements from the page's own lines among those before the first label. A page that opens with a dateline is a news report:
/// whatever has no label there is the reporter's.
/// </summary>
internal sealed class OpeningLines(string text, string title, string? onlySpeaker)
{
    private readonly string _title = title.Trim();
    private bool _isReport;

    /// <summary>Whether the only speaker says the line. Call it for each unlabelled line in order.</summary>
    public bool AreSaid(Utterance utterance)
    {
        string words = utterance.Words.In(text);
        _isReport |= Frame.IsDateline(text, utterance.Words);
        bool isTitleOrByline = words == _title || !Sentences.AreComplete(text, utterance.Words);
        bool isImprint = utterance.Part == Part.Undecided && !ListHead.Is(utterance.Name);
        // Nobody announces himself in the third person: 外交部长王毅就……回答中外记者提问。
        return onlySpeaker is not null && !words.Contains(onlySpeaker, StringComparison.Ordinal)
            && !_isReport && !isTitleOrByline && !isImprint;
    }
}

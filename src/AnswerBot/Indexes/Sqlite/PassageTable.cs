using AnswerBot.Passages;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// The passages of a snapshot; a passage is known by its place among all of them, its ordinal. Transcripts stand by date, so that equal scores come in
/// the same order whatever the history of updates was.
/// </summary>
internal sealed class PassageTable
{
    private readonly int[] _firsts;
    private readonly int[] _terms;
    private readonly Dictionary<long, int> _firstOfRow;

    public PassageTable(IEnumerable<StoredTranscript> transcripts)
    {
        Transcripts = [.. transcripts.OrderBy(stored => stored.Transcript.Metadata.Date ?? DateOnly.MaxValue).ThenBy(stored => stored.Transcript.Id, StringComparer.Ordinal)];
        _firsts = new int[Transcripts.Length];
        for (var index = 1; index < _firsts.Length; index++)
        {
            _firsts[index] = _firsts[index - 1] + Transcripts[index - 1].Terms.Length;
        }

        _terms = [.. Transcripts.SelectMany(stored => stored.Terms)];
        _firstOfRow = Transcripts.Index().ToDictionary(pair => pair.Item.Row, pair => _firsts[pair.Index]);
        AverageTerms = Count == 0 ? 0 : (double)_terms.Sum(terms => (long)terms) / Count;
    }

    public StoredTranscript[] Transcripts { get; }

    public int Count => _terms.Length;

    /// <summary>Mean number of search terms in a passage.</summary>
    public double AverageTerms { get; }

    /// <summary>Search terms in the passage.</summary>
    public int TermsOf(int ordinal) => _terms[ordinal];

    /// <summary>The ordinal of the first passage of a transcript, by its index in <see cref="Transcripts"/>.</summary>
    public int FirstOf(int transcript) => _firsts[transcript];

    /// <summary>The ordinal of the first passage of a transcript, by its row; null where there is none.</summary>
    public int? FirstOfRow(long row) => _firstOfRow.TryGetValue(row, out var first) ? first : null;

    /// <summary>The transcript of a passage, by its index, and the passage's place in it.</summary>
    public (int Transcript, int Place) Locate(int ordinal)
    {
        var found = Array.BinarySearch(_firsts, ordinal);
        // Of transcripts without passages several begin at one ordinal; the last of them has it.
        var transcript = found < 0 ? ~found - 1 : found;
        while (transcript + 1 < _firsts.Length && _firsts[transcript + 1] == _firsts[transcript])
        {
            transcript++;
        }

        return (transcript, ordinal - _firsts[transcript]);
    }

    /// <summary>The passage's row in the file.</summary>
    public long RowOf(int ordinal)
    {
        var (transcript, place) = Locate(ordinal);
        return SqliteSchema.PassageRow(Transcripts[transcript].Row, place);
    }

    /// <summary>The passage's id, for messages.</summary>
    public string IdOf(int ordinal)
    {
        var (transcript, place) = Locate(ordinal);
        var (turn, paragraph) = Transcripts[transcript].Places[place];
        return PassageBuilder.IdOf(Transcripts[transcript].Transcript, turn, paragraph);
    }
}

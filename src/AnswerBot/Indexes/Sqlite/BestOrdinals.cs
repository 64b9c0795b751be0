namespace AnswerBot.Indexes.Sqlite;

/// <summary>Keeps the best few of many: a heap of fixed size, never a sort of everything.</summary>
internal sealed class BestOrdinals(int count)
{
    private readonly PriorityQueue<int, (double Score, int Later)> _best = new(count + 1);
    private double _worst = double.NegativeInfinity;

    /// <summary>In no particular order.</summary>
    public IEnumerable<int> Ordinals => _best.UnorderedItems.Select(item => item.Element);

    /// <summary>Equal scores: the earlier ordinal stays, in whichever order they come.</summary>
    public void Offer(int ordinal, double score)
    {
        if (score < _worst || count == 0)
        {
            return;
        }

        if (_best.Count < count)
        {
            _best.Enqueue(ordinal, (score, -ordinal));
        }
        else
        {
            _best.EnqueueDequeue(ordinal, (score, -ordinal));
        }

        // Almost every passage of a large index is turned away by this one comparison.
        if (_best.Count == count)
        {
            _best.TryPeek(out _, out var last);
            _worst = last.Score;
        }
    }

    /// <summary>Offers everything that <paramref name="other"/> kept.</summary>
    public void Take(BestOrdinals other)
    {
        foreach (var (ordinal, priority) in other._best.UnorderedItems)
        {
            Offer(ordinal, priority.Score);
        }
    }
}

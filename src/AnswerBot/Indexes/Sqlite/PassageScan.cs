namespace AnswerBot.Indexes.Sqlite;

/// <summary>Looks at every passage that the filter lets through, over all cores where there are many, and keeps the best by vectors and by words.</summary>
internal sealed class PassageScan(PassageTable passages, AllowedPassages allowed, SentenceScores sentences, LexicalScores lexical, RankingWeights weights)
{
    // Below this a scan takes about a millisecond, and spreading it costs more than it saves.
    private const int PassagesWorthACore = 10_000;

    /// <summary>The best by the weighted cosines and the best by BM25, in no particular order.</summary>
    public (IEnumerable<int> Near, IEnumerable<int> Worded) Run()
    {
        var parts = Math.Clamp(passages.Count / PassagesWorthACore, 1, Environment.ProcessorCount * 4);
        var whole = new Part(sentences.Shortlist(weights.Candidates), weights.LexicalCandidates);
        if (parts == 1)
        {
            Scan(0, passages.Transcripts.Length, whole);
        }
        else
        {
            Parallel.For(0, parts, part =>
            {
                var found = new Part(sentences.Shortlist(weights.Candidates), weights.LexicalCandidates);
                Scan(BorderOf(part, parts), BorderOf(part + 1, parts), found);
                lock (whole)
                {
                    whole.Take(found);
                }
            });
        }

        return (whole.Near.Ordinals, whole.Worded.Ordinals);
    }

    private int BorderOf(int part, int parts) =>
        part == parts ? passages.Transcripts.Length : passages.Locate((int)((long)passages.Count * part / parts)).Transcript;

    private void Scan(int from, int to, Part found)
    {
        var scores = new double[256];
        for (var transcript = from; transcript < to; transcript++)
        {
            var stored = passages.Transcripts[transcript];
            if (allowed.Allows(stored.Transcript.Metadata))
            {
                scores = stored.Terms.Length > scores.Length ? new double[stored.Terms.Length] : scores;
                sentences.Fill(transcript, scores.AsSpan(0, stored.Terms.Length));
                Offer(stored, passages.FirstOf(transcript), scores, found);
            }
        }
    }

    private void Offer(StoredTranscript stored, int first, double[] scores, Part found)
    {
        for (var place = 0; place < stored.Terms.Length; place++)
        {
            if (!allowed.Allows(stored.Places[place]))
            {
                continue;
            }

            found.Near.Offer(first + place, scores[place]);
            if (lexical[first + place] is > 0 and var score)
            {
                found.Worded.Offer(first + place, score);
            }
        }
    }

    private sealed class Part(int near, int worded)
    {
        public BestOrdinals Near { get; } = new(near);

        public BestOrdinals Worded { get; } = new(worded);

        public void Take(Part other)
        {
            Near.Take(other.Near);
            Worded.Take(other.Worded);
        }
    }
}

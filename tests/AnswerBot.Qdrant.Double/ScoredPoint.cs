namespace AnswerBot.QdrantServer;

/// <summary>A point with its score in one list.</summary>
internal sealed record ScoredPoint(StoredPoint Point, float Score, bool IsRanked = true);

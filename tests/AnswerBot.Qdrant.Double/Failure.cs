namespace AnswerBot.QdrantServer;

/// <summary>A refusal with the status and the words of the real server.</summary>
internal sealed class Failure(int status, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>Seconds for the header Retry-After; null for none.</summary>
    public int? RetryAfter { get; init; }

    public static Failure Input(string message) => new(400, $"Wrong input: {message}");

    public static Failure Format(string message) => new(400, $"Format error in JSON body: {message}");

    public static Failure Invalid(string path, string message) => new(422, $"Validation error in JSON body: [{path}: {message}]");

    public static Failure NotFound(string collection) => new(404, $"Not found: Collection `{collection}` doesn't exist!");
}

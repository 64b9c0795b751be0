using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework;

/// <summary>The answer to an activity of type <c>invoke</c>, which goes back as the HTTP response itself.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null for a truly empty body: where one is wanted, even <c>{}</c> is an error to Teams.</param>
internal sealed record InvokeResponse(int Status, JsonNode? Body = null);

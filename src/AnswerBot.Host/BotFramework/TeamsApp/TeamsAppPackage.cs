using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.Commands;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.TeamsApp;

/// <summary>The package to upload to Teams: the files of <c>appPackage/</c> with the ids and addresses of the configuration.</summary>
internal sealed class TeamsAppPackage(ContentRoot root, IConfiguration configuration, IOptions<AnswerBotOptions> answerBot, IOptions<TeamsAppOptions> options)
{
    private static readonly string[] Texts = ["manifest.json", "zh-cn.json"];
    private static readonly string[] Icons = ["color.png", "outline.png"];
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the package.</summary>
    /// <exception cref="CommandException">A setting that Teams demands is missing; the message names all that are.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        var values = Values();
        var folder = root.Resolve("appPackage");
        await using var file = File.Create(path);
        await using var package = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: false, Encoding.UTF8, cancellationToken);
        foreach (var name in Texts)
        {
            var filled = Fill(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name), cancellationToken))!, values);
            await AddAsync(package, name, Encoding.UTF8.GetBytes(filled.ToJsonString(JsonOptions)), cancellationToken);
        }

        foreach (var name in Icons)
        {
            await AddAsync(package, name, await File.ReadAllBytesAsync(Path.Combine(folder, name), cancellationToken), cancellationToken);
        }
    }

    private Dictionary<string, string> Values()
    {
        var app = options.Value;
        var botId = configuration[$"{AnswerBotOptions.Section}:Bot:AppId"];
        var publicUrl = answerBot.Value.PublicUrl;
        (string Setting, string? Value)[] demanded = [("Bot:AppId", botId), ("PublicUrl", publicUrl), ("TeamsApp:PrivacyUrl", app.PrivacyUrl), ("TeamsApp:TermsOfUseUrl", app.TermsOfUseUrl)];
        if (demanded.Where(setting => string.IsNullOrEmpty(setting.Value)).Select(setting => $"AnswerBot:{setting.Setting}").ToList() is { Count: > 0 } missing)
        {
            throw new CommandException($"A Teams app cannot be packed without {string.Join(", ", missing)}. Set them, in the environment for example (AnswerBot__Bot__AppId=…); docs/teams.md tells where they come from.");
        }

        if (!Guid.TryParse(botId, out var bot))
        {
            throw new CommandException($"AnswerBot:Bot:AppId is '{botId}', not a GUID. Take the Microsoft App ID of the Azure Bot.");
        }

        return new Dictionary<string, string>
        {
            ["AppPackageId"] = (app.Id ?? bot).ToString(),
            ["BotId"] = bot.ToString(),
            ["Name"] = app.Name,
            ["DeveloperName"] = app.DeveloperName,
            ["WebsiteUrl"] = app.WebsiteUrl ?? publicUrl!,
            ["PrivacyUrl"] = app.PrivacyUrl!,
            ["TermsOfUseUrl"] = app.TermsOfUseUrl!,
            ["Host"] = new Uri(publicUrl!).Host,
        };
    }

    // In the values of the parsed JSON: whatever a setting holds, the file stays well-formed.
    private static JsonNode Fill(JsonNode node, Dictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    members[name] = value is null ? null : Fill(value.DeepClone(), values);
                }

                return members;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Fill(item.DeepClone(), values))]);
            default:
                return node is JsonValue other && other.TryGetValue<string>(out var text)
                    ? JsonValue.Create(values.Aggregate(text, (filled, pair) => filled.Replace("{{" + pair.Key + "}}", pair.Value, StringComparison.Ordinal)))
                    : node;
        }
    }

    private static async Task AddAsync(ZipArchive package, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await package.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }
}

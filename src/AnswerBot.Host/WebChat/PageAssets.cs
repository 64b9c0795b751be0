using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace AnswerBot.Host.WebChat;

/// <summary>
/// What the pages load: our own scripts and style sheet, which are part of the program, and the Web Chat bundle, which the build lays beside it. Addresses carry a hash of the
/// content, so that a browser may keep what it has for ever. Read and compressed once.
/// </summary>
internal sealed partial class PageAssets
{
    private const string Base = "/assets";
    private const string Bundle = "webchat.js";
    private const string Forever = "public, max-age=31536000, immutable";
    private const int VersionBytes = 8;

    // All that stands in Client: a script that another one imports cannot be forgotten.
    private static readonly IEnumerable<string> Own =
        typeof(PageAssets).Assembly.GetManifestResourceNames().Where(name => Path.GetExtension(name) is ".js" or ".css" or ".svg").Order(StringComparer.Ordinal);

    private readonly Dictionary<string, PageAsset> _assets = [];

    public PageAssets(ILogger<PageAssets> logger)
        : this(Path.Combine(AppContext.BaseDirectory, "webchat"), logger)
    {
    }

    /// <param name="bundleFolder">Where the build put the bundle; may be missing.</param>
    /// <param name="logger">Told when it is.</param>
    internal PageAssets(string bundleFolder, ILogger<PageAssets> logger)
    {
        var own = Own.ToDictionary(name => name, ReadEmbedded);
        // One version for all of ours: the scripts import one another by relative names.
        var version = VersionOf([.. own.Values.SelectMany(content => content)]);
        foreach (var (name, content) in own)
        {
            _assets[name] = new PageAsset(version, ContentTypeOf(name), content, Compressed(content, into => new BrotliStream(into, CompressionLevel.Optimal)), Compressed(content, into => new GZipStream(into, CompressionLevel.Optimal)));
        }

        if (ReadBundle(bundleFolder) is { } bundle)
        {
            _assets[Bundle] = bundle;
        }
        else
        {
            LogNoBundle(logger, bundleFolder);
        }
    }

    /// <summary>Whether the chat can be shown; the plain page is, where not.</summary>
    public bool HasChat => _assets.ContainsKey(Bundle);

    /// <summary>The address of a file of ours, or of the bundle.</summary>
    public string AddressOf(string name) => $"{Base}/{_assets[name].Version}/{name}";

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(Base + "/{version}/{name}", [HttpMethods.Get, HttpMethods.Head], Serve).ExcludeFromDescription();

    private IResult Serve(HttpContext context, string version, string name)
    {
        if (!_assets.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        // A page from before an update asks for what is no more; what there is now serves it better than nothing, but must not be kept under that name.
        headers.CacheControl = version == asset.Version ? Forever : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (encoding, content) = accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? ("br", asset.Brotli)
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? ("gzip", asset.Gzip)
            : (null, asset.Content);
        headers.ContentEncoding = encoding;
        return Results.Bytes(content, asset.ContentType);
    }

    private static byte[] ReadEmbedded(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static PageAsset? ReadBundle(string folder)
    {
        var path = Path.Combine(folder, Bundle);
        if (!File.Exists(path) || !File.Exists(path + ".br") || !File.Exists(path + ".gz"))
        {
            return null;
        }

        var content = File.ReadAllBytes(path);
        return new PageAsset(VersionOf(content), ContentTypeOf(Bundle), content, File.ReadAllBytes(path + ".br"), File.ReadAllBytes(path + ".gz"));
    }

    private static string VersionOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, VersionBytes));

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };

    private static byte[] Compressed(byte[] content, Func<Stream, Stream> compressor)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressor(compressed))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat is not in {Folder}: the plain page is served instead. Install Node.js 18 or later, build again, and start again.")]
    private static partial void LogNoBundle(ILogger logger, string folder);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.DirectLine;

/// <summary>
/// Issues and reads tokens: the grant as JSON and its HMAC-SHA256, so that every server with the same secret knows a token without asking another.
/// Two parts, not three: the client in the page would try to read a JSON Web Token and find a foreign user in it.
/// </summary>
internal sealed class TokenSigner
{
    // Far longer than any token of ours; a longer one is not worth a hash.
    private const int MaxLength = 1024;

    private readonly byte[] _key;
    private readonly TimeProvider _clock;

    public TokenSigner(IOptions<DirectLineOptions> options, TimeProvider clock)
    {
        _clock = clock;
        Lifetime = options.Value.TokenLifetime;
        _key = options.Value.Secret is { Length: > 0 } secret
            ? HMACSHA256.HashData("AnswerBot Direct Line token"u8, Encoding.UTF8.GetBytes(secret))
            : RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    }

    public TimeSpan Lifetime { get; }

    /// <summary>An id that nobody can guess.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A token for the conversation, good from now on.</summary>
    public string Issue(string conversationId, string userId, bool started)
    {
        var grant = JsonSerializer.SerializeToUtf8Bytes(new ChatToken(conversationId, userId, started, _clock.GetUtcNow() + Lifetime));
        return $"{Base64Url.EncodeToString(grant)}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, grant))}";
    }

    /// <summary>What a token grants; null where it is not ours, altered or expired.</summary>
    public ChatToken? Read(string token)
    {
        if (token.Length > MaxLength || token.Split('.') is not [var grantPart, var signaturePart] || Decode(grantPart) is not { } grant || Decode(signaturePart) is not { } signature)
        {
            return null;
        }

        if (!CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(_key, grant)))
        {
            return null;
        }

        var read = JsonSerializer.Deserialize<ChatToken>(grant)!;
        return read.Expires > _clock.GetUtcNow() ? read : null;
    }

    private static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}

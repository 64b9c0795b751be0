using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>
/// Names a user in the feedback file by a keyed hash: the same user always by the same one, and nobody can tell whose it is without the key, not even by trying
/// all addresses of a company. The key is made once, beside the file; deleting it makes all feedback anonymous for good.
/// </summary>
internal sealed class UserPseudonyms(ContentRoot root, IOptions<AnswerBotOptions> options)
{
    private const int KeyBytes = 32;

    private readonly string _path = Path.Combine(root.Resolve(options.Value.DataPath), "feedback.key");

    public async Task<string> OfAsync(Activity activity, CancellationToken cancellationToken)
    {
        var hash = HMACSHA256.HashData(await ReadKeyAsync(cancellationToken), Encoding.UTF8.GetBytes($"{activity.ChannelId}\n{activity.FromId}"));
        return Convert.ToHexStringLower(hash)[..24];
    }

    // Two processes may start at once: the first to put its key in place wins, and the file is never seen half-written.
    private async Task<byte[]> ReadKeyAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var beside = $"{_path}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(beside, RandomNumberGenerator.GetBytes(KeyBytes), cancellationToken);
            try
            {
                File.Move(beside, _path, overwrite: false);
            }
            catch (IOException) when (File.Exists(_path))
            {
                File.Delete(beside);
            }
        }

        return await File.ReadAllBytesAsync(_path, cancellationToken);
    }
}

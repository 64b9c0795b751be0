using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AnswerBot.Embeddings;

/// <summary>
/// Keeps the sentence vectors of a fixed list of texts in a file, so that a program which runs for one question need not encode them all. Nothing depends on it:
/// what is missing, damaged, or of another model or list is made anew, and where nothing can be written nothing is kept.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isReadOnly">The file is used where it is there, and never written.</param>
public sealed class VectorCache(string path, bool isReadOnly = false)
{
    /// <summary>The vectors of <paramref name="texts"/> in their order, from the file or from <paramref name="make"/>.</summary>
    /// <param name="encoder">The model; vectors of another one are not taken.</param>
    /// <param name="texts">What is encoded.</param>
    /// <param name="make">Encodes them.</param>
    public async Task<float[][]> GetAsync(EncoderIdentity encoder, IReadOnlyList<string> texts, Func<Task<float[][]>> make)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(make);
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{encoder.Fingerprint}\n{string.Join('\n', texts)}"));
        if (Read(key, texts.Count, encoder.Dimensions) is { } kept)
        {
            return kept;
        }

        var made = await make();
        if (!isReadOnly)
        {
            Write(key, made);
        }

        return made;
    }

    // The key, the numbers, and the hash of both.
    private float[][]? Read(byte[] key, int count, int dimensions)
    {
        try
        {
            var content = File.Exists(path) ? File.ReadAllBytes(path) : [];
            var numbers = count * dimensions * sizeof(float);
            return content.Length == key.Length + numbers + SHA256.HashSizeInBytes
                && content.AsSpan(0, key.Length).SequenceEqual(key)
                && SHA256.HashData(content.AsSpan(0, key.Length + numbers)).AsSpan().SequenceEqual(content.AsSpan(key.Length + numbers))
                ? [.. MemoryMarshal.Cast<byte, float>(content.AsSpan(key.Length, numbers)).ToArray().Chunk(dimensions)]
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Under another name first: a reader sees a whole file or none.
    private void Write(byte[] key, float[][] vectors)
    {
        var temporary = $"{path}.{Guid.NewGuid():n}";
        try
        {
            byte[] content = [.. key, .. MemoryMarshal.AsBytes<float>(vectors.SelectMany(vector => vector).ToArray())];
            File.WriteAllBytes(temporary, [.. content, .. SHA256.HashData(content)]);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
        }
    }

    private static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It could not be written either; a few kilobytes may stay behind.
        }
    }
}

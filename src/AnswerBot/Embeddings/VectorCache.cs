using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AnswerBot.Embeddings;

/// <summary>
/// Keeps the sentence vectors of a fixed list of texts in a file, so that a program which runs for one question need not encode them all. Nothing depends on it:
/// what is missing, damaged, or of another model or list is made anew, and where nothing can be written nothing is kept. Numbers are kept with half precision.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isReadOnly">The file is used where it is there, and never written.</param>
/// <param name="shipped">Reads the content of such a file that the program brings along. It is looked at first, and where it fits nothing is written.</param>
public sealed class VectorCache(string path, bool isReadOnly = false, Func<byte[]>? shipped = null)
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
        if ((Parse(shipped?.Invoke(), key, texts.Count, encoder.Dimensions) ?? Parse(Read(), key, texts.Count, encoder.Dimensions)) is { } kept)
        {
            return kept;
        }

        var content = Compose(key, await make());
        if (!isReadOnly)
        {
            Write(content);
        }

        // As the next run will read them.
        return Parse(content, key, texts.Count, encoder.Dimensions)!;
    }

    // The key, the numbers, and the hash of both.
    private static byte[] Compose(byte[] key, float[][] vectors)
    {
        float[] numbers = [.. vectors.SelectMany(vector => vector)];
        var halves = new Half[numbers.Length];
        TensorPrimitives.ConvertToHalf(numbers, halves);
        byte[] content = [.. key, .. MemoryMarshal.AsBytes<Half>(halves)];
        return [.. content, .. SHA256.HashData(content)];
    }

    private static float[][]? Parse(ReadOnlySpan<byte> content, byte[] key, int count, int dimensions)
    {
        var end = key.Length + (count * dimensions * Unsafe.SizeOf<Half>());
        if (content.Length != end + SHA256.HashSizeInBytes || !content.StartsWith(key) || !SHA256.HashData(content[..end]).AsSpan().SequenceEqual(content[end..]))
        {
            return null;
        }

        var numbers = new float[count * dimensions];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(content[key.Length..end]), numbers);
        return [.. numbers.Chunk(dimensions)];
    }

    private byte[] Read()
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Under another name first: a reader sees a whole file or none.
    private void Write(byte[] content)
    {
        var temporary = $"{path}.{Guid.NewGuid():n}";
        try
        {
            File.WriteAllBytes(temporary, content);
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

using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// Sentence vectors in one byte a number, to find candidates among many passages: a quarter of the memory to read, which is what a scan waits for.
/// Dot products are integers, the same on every processor; the candidates are then ranked with the exact vectors.
/// </summary>
internal static class QuantizedVectors
{
    private const int MaxStored = 127;
    private const int MaxQuestion = 2047;

    /// <summary>Quantises a stored vector.</summary>
    /// <returns>What to multiply the numbers by to come back to the vector.</returns>
    public static float Quantize(ReadOnlySpan<float> vector, Span<sbyte> target)
    {
        var scale = TensorPrimitives.MaxMagnitude(vector) is var greatest && float.IsNormal(greatest) ? Math.Abs(greatest) / MaxStored : 0;
        for (var index = 0; index < vector.Length; index++)
        {
            target[index] = scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(vector[index] / scale), -MaxStored, MaxStored);
        }

        return scale;
    }

    /// <summary>Quantises a question more finely, in two bytes a number, so that its error does not add to that of the stored vectors.</summary>
    /// <returns>What to multiply a dot product by, beside the stored vector's own scale.</returns>
    public static float QuantizeQuestion(ReadOnlySpan<float> vector, Span<short> target)
    {
        // The sum of all products must fit an integer.
        var limit = Math.Min(MaxQuestion, int.MaxValue / (MaxStored * vector.Length));
        var scale = TensorPrimitives.MaxMagnitude(vector) is var greatest && float.IsNormal(greatest) ? Math.Abs(greatest) / limit : 0;
        for (var index = 0; index < vector.Length; index++)
        {
            target[index] = scale == 0 ? (short)0 : (short)Math.Clamp(MathF.Round(vector[index] / scale), -limit, limit);
        }

        return scale;
    }

    /// <summary>The dot product of a question with a stored vector of the same length.</summary>
    public static int Dot(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> stored)
    {
        var (sum, place) = Vector512.IsHardwareAccelerated && Avx512BW.IsSupported ? DotBy512(question, stored)
            : Avx2.IsSupported ? DotBy256(question, stored)
            : (0, 0);
        for (; place < stored.Length; place++)
        {
            sum += question[place] * stored[place];
        }

        return sum;
    }

    private static (int Sum, int Place) DotBy512(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> stored)
    {
        ref var asked = ref MemoryMarshal.GetReference(question);
        ref var held = ref MemoryMarshal.GetReference(stored);
        var sum = Vector512<int>.Zero;
        var place = 0;
        for (; place + Vector512<short>.Count <= stored.Length; place += Vector512<short>.Count)
        {
            var widened = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref held, (nuint)place));
            sum += Avx512BW.MultiplyAddAdjacent(widened, Vector512.LoadUnsafe(ref asked, (nuint)place));
        }

        return (Vector512.Sum(sum), place);
    }

    private static (int Sum, int Place) DotBy256(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> stored)
    {
        ref var asked = ref MemoryMarshal.GetReference(question);
        ref var held = ref MemoryMarshal.GetReference(stored);
        var sum = Vector256<int>.Zero;
        var place = 0;
        for (; place + Vector256<short>.Count <= stored.Length; place += Vector256<short>.Count)
        {
            var widened = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref held, (nuint)place));
            sum += Avx2.MultiplyAddAdjacent(widened, Vector256.LoadUnsafe(ref asked, (nuint)place));
        }

        return (Vector256.Sum(sum), place);
    }
}

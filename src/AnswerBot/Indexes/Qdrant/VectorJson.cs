using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Vectors as JSON.</summary>
internal static class VectorJson
{
    private const int LongestNumber = 32;
    private const int BytesANumber = 13;

    // Half of the last decimal is less than a float near 0.05 is precise to, which is how large the numbers of a unit vector are.
    private const int Decimals = 8;
    private const long Scale = 100_000_000;
    private const float PlainBelow = 1000;

    /// <summary>One vector.</summary>
    public static RawJson Dense(ReadOnlySpan<float> values)
    {
        var buffer = new ArrayBufferWriter<byte>((values.Length + 1) * BytesANumber);
        WriteRow(buffer, values);
        return new RawJson(buffer.WrittenMemory);
    }

    /// <summary>Several vectors. Numbers are written with a decimal point: two rows, the first of whole numbers, would be read as a sparse vector.</summary>
    public static RawJson Rows(ReadOnlySpan<float> values, int dimensions)
    {
        var buffer = new ArrayBufferWriter<byte>((values.Length + 1) * BytesANumber);
        Append(buffer, (byte)'[');
        for (var start = 0; start < values.Length; start += dimensions)
        {
            Separate(buffer, start);
            WriteRow(buffer, values.Slice(start, dimensions));
        }

        Append(buffer, (byte)']');
        return new RawJson(buffer.WrittenMemory);
    }

    /// <summary>The same of token vectors in a byte a number, as whole numbers -127.0 to 127.0.</summary>
    public static RawJson Rows(QuantizedTokens tokens)
    {
        var values = new float[tokens.Values.Length];
        DotProducts.Widen(tokens.Values, values);
        return Rows(values, tokens.Dimensions);
    }

    /// <summary>A sparse vector; equal indices are added up, since the server refuses them.</summary>
    public static RawJson Sparse(IEnumerable<(uint Index, float Value)> entries)
    {
        var merged = entries.GroupBy(entry => entry.Index).Select(group => (Index: group.Key, Value: group.Sum(entry => entry.Value))).ToList();
        var buffer = new ArrayBufferWriter<byte>(256);
        buffer.Write("{\"indices\":["u8);
        for (var place = 0; place < merged.Count; place++)
        {
            Separate(buffer, place);
            Utf8Formatter.TryFormat(merged[place].Index, buffer.GetSpan(LongestNumber), out var written);
            buffer.Advance(written);
        }

        buffer.Write("],\"values\":"u8);
        WriteRow(buffer, merged.Select(entry => entry.Value).ToArray());
        Append(buffer, (byte)'}');
        return new RawJson(buffer.WrittenMemory);
    }

    /// <summary>A dense or multiple vector as the server gave it, fit to be sent again.</summary>
    public static RawJson Copy(JsonElement vector)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        Copy(buffer, vector);
        return new RawJson(buffer.WrittenMemory);
    }

    private static void Copy(ArrayBufferWriter<byte> buffer, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WriteNumber(buffer, value.GetSingle());
            return;
        }

        Append(buffer, (byte)'[');
        for (var place = 0; place < value.GetArrayLength(); place++)
        {
            Separate(buffer, place);
            Copy(buffer, value[place]);
        }

        Append(buffer, (byte)']');
    }

    private static void WriteRow(ArrayBufferWriter<byte> buffer, ReadOnlySpan<float> values)
    {
        Append(buffer, (byte)'[');
        for (var place = 0; place < values.Length; place++)
        {
            Separate(buffer, place);
            WriteNumber(buffer, values[place]);
        }

        Append(buffer, (byte)']');
    }

    private static void WriteNumber(ArrayBufferWriter<byte> buffer, float value) => buffer.Advance(Format(value, buffer.GetSpan(LongestNumber)));

    // The shortest digits that give a float back take ten times as long to find, and a question has nearly ten thousand numbers.
    private static int Format(float value, Span<byte> target)
    {
        if (!(MathF.Abs(value) < PlainBelow))
        {
            return FormatLarge(value, target);
        }

        var scaled = (long)Math.Round(Math.Abs((double)value) * Scale);
        var length = 0;
        if (value < 0 && scaled > 0)
        {
            target[length++] = (byte)'-';
        }

        Utf8Formatter.TryFormat((int)(scaled / Scale), target[length..], out var whole);
        length += whole;
        target[length++] = (byte)'.';
        return length + FormatFraction((int)(scaled % Scale), target.Slice(length, Decimals));
    }

    // Without zeros at the end, but one digit at least.
    private static int FormatFraction(int fraction, Span<byte> target)
    {
        for (var place = target.Length - 1; place >= 0; place--)
        {
            (fraction, var digit) = Math.DivRem(fraction, 10);
            target[place] = (byte)('0' + digit);
        }

        return Math.Max(1, target.LastIndexOfAnyExcept((byte)'0') + 1);
    }

    private static int FormatLarge(float value, Span<byte> target)
    {
        Utf8Formatter.TryFormat(value, target, out var written);
        if (target[..written].IndexOfAnyExceptInRange((byte)'-', (byte)'9') < 0 && !target[..written].Contains((byte)'.'))
        {
            ".0"u8.CopyTo(target[written..]);
            written += 2;
        }

        return written;
    }

    private static void Separate(ArrayBufferWriter<byte> buffer, int place)
    {
        if (place > 0)
        {
            Append(buffer, (byte)',');
        }
    }

    private static void Append(ArrayBufferWriter<byte> buffer, byte character)
    {
        buffer.GetSpan(1)[0] = character;
        buffer.Advance(1);
    }
}

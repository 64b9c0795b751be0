namespace AnswerBot.Indexes.Sqlite;

/// <summary>Reads a posting list: for each passage that has the term, in order, the distance to its slot from the one before, and the term's frequency.</summary>
internal ref struct PlaceReader(ReadOnlySpan<byte> places)
{
    private ReadOnlySpan<byte> _rest = places;

    /// <summary>The passage's place in its segment.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>How often the passage has the term.</summary>
    public int Frequency { get; private set; }

    public bool Read()
    {
        if (_rest.Length == 0)
        {
            return false;
        }

        Slot += ReadNumber(_rest, out _rest);
        Frequency = ReadNumber(_rest, out _rest);
        return true;
    }

    /// <summary>Takes a number in seven bits a byte, the lowest first.</summary>
    public static int ReadNumber(ReadOnlySpan<byte> content, out ReadOnlySpan<byte> rest)
    {
        var (value, read) = (0, 0);
        byte part;
        do
        {
            part = content[read];
            value |= (part & 0x7F) << (7 * read++);
        }
        while (part >= 0x80);
        rest = content[read..];
        return value;
    }
}

using System.IO.Compression;
using System.Xml;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// Unpacks a Word document once within bounds before anything else opens it: a few kilobytes can unpack to gigabytes, and XML nested deeply enough ends
/// the program.
/// </summary>
internal static class WordArchive
{
    /// <summary>Bounds the whole document unpacked, pictures included.</summary>
    public const int MaxUnpackedBytes = 128 * 1024 * 1024;

    private const int MostEntries = 10_000;
    private const int DeepestNesting = 200;
    private const string Remedy = "Save the text alone, as .docx without pictures or as .txt.";

    /// <exception cref="TranscriptFormatException">It is no archive, is too large unpacked, or nested too deeply.</exception>
    public static void RequireSound(SourceContent content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.Bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
            {
                throw TooLarge(content, $"has more than {MostEntries} parts");
            }

            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                unpacked += Unpack(content, entry, MaxUnpackedBytes - unpacked);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            throw new TranscriptFormatException(
                content.Path, null, $"The Word document is damaged or protected by a password: {failure.Message}", "Open it in a word processor and save it again without a password.", failure);
        }
    }

    private static long Unpack(SourceContent content, ZipArchiveEntry entry, long most)
    {
        using var unpacked = new MemoryStream();
        using var stream = entry.Open();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            // What the archive declares as its size may be a lie, so what comes out is counted.
            if (unpacked.Length + read > most)
            {
                throw TooLarge(content, $"unpacks to more than {MaxUnpackedBytes / (1024 * 1024)} MiB");
            }

            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        RequireShallow(content, entry, unpacked);
        return unpacked.Length;
    }

    private static void RequireShallow(SourceContent content, ZipArchiveEntry entry, MemoryStream part)
    {
        try
        {
            using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > DeepestNesting)
                {
                    throw TooLarge(content, $"is nested deeper than {DeepestNesting} elements");
                }
            }
        }
        catch (XmlException) when (!IsXmlByName(entry))
        {
            // A picture, say. The name does not tell for sure, so every part is looked at: whoever reads this one as XML fails at the same place.
        }
    }

    private static bool IsXmlByName(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static TranscriptFormatException TooLarge(SourceContent content, string what) => new(content.Path, null, $"The Word document {what}.", Remedy);
}

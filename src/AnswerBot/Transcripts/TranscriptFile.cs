using System.Globalization;

namespace AnswerBot.Transcripts;

/// <summary>The bytes of a source file, with failures that name the file.</summary>
internal static class TranscriptFile
{
    /// <summary>The whole file.</summary>
    /// <exception cref="TranscriptFormatException">The file is larger than <paramref name="maxBytes"/> or cannot be opened.</exception>
    public static byte[] ReadBytes(string path, int maxBytes)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= maxBytes ? File.ReadAllBytes(path) : throw TooLarge(path, length, maxBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string problem = $"The file cannot be opened: {failure.Message}";
            throw new TranscriptFormatException(path, null, problem, "Check the path and the permissions.", failure);
        }
    }

    private static TranscriptFormatException TooLarge(string path, long length, int maxBytes)
    {
        string problem = string.Create(CultureInfo.InvariantCulture, $"The file has {length:N0} bytes; at most {maxBytes:N0} are read.");
        return new TranscriptFormatException(path, null, problem, "Split it into one file per event.");
    }
}

namespace AnswerBot.Transcripts.Formats;

/// <summary>Plain text: the decoded file as it stands.</summary>
internal static class PlainTextFormat
{
    /// <exception cref="TranscriptFormatException">The file cannot be decoded, or is of another format.</exception>
    public static ExtractedText Extract(SourceContent content)
    {
        var (text, guess) = TextDecoder.Decode(content);
        ContentCheck.RequireNoOther(TranscriptFormat.PlainText, content, text);
        return new ExtractedText(text) { Remarks = guess is null ? [] : [guess] };
    }
}

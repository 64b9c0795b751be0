using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraphElement = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// A Word document: one line a paragraph, as it reads with all tracked changes accepted. Comments, footnotes, headers, text boxes and what is hidden are no
/// part of the text.
/// </summary>
internal static class WordFormat
{
    private const string Remedy = "Open it in a word processor and save it again as .docx, or as .txt.";

    /// <exception cref="TranscriptFormatException">The file is damaged, protected, too large unpacked or nested too deeply.</exception>
    public static ExtractedText Extract(SourceContent content)
    {
        WordArchive.RequireSound(content);
        try
        {
            using var stream = new MemoryStream(content.Bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = WordArchive.MaxUnpackedBytes });
            return Extract(content, document);
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or XmlException or InvalidDataException or FormatException or IOException or ArgumentException or InvalidOperationException)
        {
            throw new TranscriptFormatException(content.Path, null, $"The Word document cannot be read: {failure.Message}", Remedy, failure);
        }
    }

    private static ExtractedText Extract(SourceContent content, WordprocessingDocument document)
    {
        var body = document.MainDocumentPart?.Document?.Body
            ?? throw new TranscriptFormatException(content.Path, null, "The archive has no Word document in it.", Remedy);
        var headings = HeadingStyles(document.MainDocumentPart);
        var lines = new ExtractedLines();
        var words = new StringBuilder();
        foreach (var paragraph in body.Descendants<WordParagraphElement>().Where(IsText))
        {
            WordParagraph.Append(words, paragraph);
            // With its mark deleted, a paragraph runs on into the next one.
            if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null)
            {
                continue;
            }

            Add(lines, words.ToString(), IsHeading(paragraph, headings));
            words.Clear();
        }

        lines.Add(words.ToString());
        return new ExtractedText(lines.ToString()) { Headings = lines.Headings, Hints = Hints(document) };
    }

    private static void Add(ExtractedLines lines, string words, bool heading)
    {
        if (heading)
        {
            lines.AddHeading(words);
        }
        else
        {
            lines.Add(words);
        }
    }

    /// <summary>Whether the paragraph is part of the running text: in no text box, and in no table row that was deleted.</summary>
    private static bool IsText(WordParagraphElement paragraph) =>
        !paragraph.Ancestors().Any(ancestor => ancestor is TextBoxContent or Run or AlternateContent or DeletedRun or MoveFromRun
            || (ancestor is TableRow row && row.TableRowProperties?.GetFirstChild<Deleted>() is not null));

    private static bool IsHeading(WordParagraphElement paragraph, HashSet<string> styles) =>
        paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is >= 0 and < 9
        || (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style && styles.Contains(style));

    // The ids depend on the language of the word processor; the names of the built-in styles do not.
    private static HashSet<string> HeadingStyles(MainDocumentPart part) =>
        (part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleName?.Val?.Value?.ToLowerInvariant() is "title" or "subtitle" || style.StyleName?.Val?.Value?.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) == true)
            .Select(style => style.StyleId?.Value)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    private static List<MetadataGuess> Hints(WordprocessingDocument document)
    {
        var properties = document.PackageProperties;
        var hints = new List<MetadataGuess>();
        if (!string.IsNullOrWhiteSpace(properties.Title))
        {
            hints.Add(new MetadataGuess("title", properties.Title.Trim(), "the document's properties"));
        }

        if (properties.Created is { } created)
        {
            hints.Add(new MetadataGuess("date", created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "the day on which the document was made, by its properties"));
        }

        return hints;
    }
}

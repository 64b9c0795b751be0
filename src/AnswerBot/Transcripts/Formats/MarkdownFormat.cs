using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// Markdown with YAML front matter: the words stay, what only marks them up goes. A line end within a paragraph ends a line here too, since transcripts
/// are often written one line a turn.
/// </summary>
internal static class MarkdownFormat
{
    private const int DeepestNesting = 100;

    // Without the rule for CJK text **记者：**您好 would not be bold, and the asterisks would stay.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = DeepestNesting }.UseCjkFriendlyEmphasis().Build();

    /// <exception cref="TranscriptFormatException">The file cannot be decoded, its front matter is wrong, or it is nested too deeply.</exception>
    public static ExtractedText Extract(SourceContent content)
    {
        var (text, guess) = TextDecoder.Decode(content);
        ContentCheck.RequireNoOther(TranscriptFormat.Markdown, content, text);
        var (frontMatter, body) = FrontMatter.Split(content.Path, text);
        var lines = new ExtractedLines();
        foreach (var block in Parse(content, body))
        {
            Append(lines, block, content);
        }

        return new ExtractedText(lines.ToString())
        {
            Headings = lines.Headings,
            FrontMatter = frontMatter?.Draft,
            Remarks = [.. new[] { guess }.OfType<MetadataGuess>(), .. frontMatter?.Unused ?? []],
        };
    }

    private static MarkdownDocument Parse(SourceContent content, string body)
    {
        try
        {
            return Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException failure)
        {
            // The only thing that Markdig refuses.
            throw new TranscriptFormatException(content.Path, null, $"Its quotes, lists or emphasis are nested deeper than {DeepestNesting}.", "Flatten them.", failure);
        }
    }

    private static void Append(ExtractedLines lines, Block block, SourceContent content)
    {
        switch (block)
        {
            case HeadingBlock heading:
                lines.AddHeading(WordsOf(heading.Inline));
                break;
            case ThematicBreakBlock:
                lines.Add(ExtractedLines.Rule);
                break;
            case HtmlBlock html:
                HtmlFormat.AppendFragment(lines, html.Lines.ToString(), content);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case LeafBlock leaf:
                lines.Add(leaf.Inline is { } inline ? WordsOf(inline) : leaf.Lines.ToString());
                break;
            case ContainerBlock container:
                foreach (var inner in container)
                {
                    Append(lines, inner, content);
                }

                break;
        }
    }

    private static string WordsOf(ContainerInline? inline)
    {
        var words = new StringBuilder();
        Append(words, inline);
        return words.ToString();
    }

    private static void Append(StringBuilder words, ContainerInline? container)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(words, inner);
                    break;
                default:
                    words.Append(WordsOf(inline));
                    break;
            }
        }
    }

    private static string WordsOf(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => "\n",
        HtmlInline { Tag: ['<', 'b' or 'B', 'r' or 'R', '>' or ' ' or '/', ..] } => "\n",
        _ => "",
    };
}

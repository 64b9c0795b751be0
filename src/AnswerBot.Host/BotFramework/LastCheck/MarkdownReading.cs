using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AnswerBot.Host.BotFramework.LastCheck;

/// <summary>
/// What a reader sees of a Markdown text: a foreign parser reads it, with the extensions that clients have, so that a mistake in our escaping shows
/// as a difference and not as the same mistake made backwards.
/// </summary>
internal static partial class MarkdownReading
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseEmphasisExtras().UsePipeTables().UseAutoLinks().UseTaskLists().Build();

    /// <summary>The blocks of the text in their order; white space as a client shows it: any run of it is one blank.</summary>
    public static IReadOnlyList<ReadBlock> Read(string markdown)
    {
        var blocks = new List<ReadBlock>();
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            switch (block)
            {
                case QuoteBlock quote:
                    blocks.Add(new ReadBlock(ReadBlockKind.Quote, TextOf(quote)));
                    break;
                case ListBlock list:
                    blocks.AddRange(list.OfType<ListItemBlock>().Select(item => new ReadBlock(ReadBlockKind.Item, TextOf(item))));
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ParagraphBlock paragraph:
                    blocks.Add(new ReadBlock(ReadBlockKind.Paragraph, TextOf(paragraph)));
                    break;
                default:
                    blocks.Add(new ReadBlock(ReadBlockKind.Other, block.GetType().Name));
                    break;
            }
        }

        return blocks;
    }

    /// <summary>The text as one run.</summary>
    public static string ReadInline(string markdown) => Normalise(string.Join(' ', Read(markdown).Select(block => block.Text)));

    /// <summary>White space as a client shows it.</summary>
    public static string Normalise(string text) => WhiteSpace().Replace(text, " ").Trim();

    private static string TextOf(Block block)
    {
        var text = new StringBuilder();
        Append(text, block);
        return Normalise(text.ToString());
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case ParagraphBlock { Inline: { } inline }:
                Append(text, inline);
                text.Append('\n');
                break;
            case ContainerBlock container and not ListBlock:
                foreach (var child in container)
                {
                    Append(text, child);
                }

                break;
            default:
                // A heading, a list or a rule within a quotation: nothing of ours, so it must not pass for text.
                text.Append('<').Append(block.GetType().Name).Append('>');
                break;
        }
    }

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline { Reference.Label: { } label } reference when reference.FirstChild is LiteralInline shown && shown.Content.ToString() == label:
                    // A mark: the client shows its number in a box.
                    text.Append('[').Append(label).Append(']');
                    break;
                case LinkInline { IsAutoLink: true } or EmphasisInline { DelimiterChar: '*', DelimiterCount: 2 }:
                    Append(text, (ContainerInline)inline);
                    break;
                default:
                    text.Append('<').Append(inline.GetType().Name).Append('>');
                    break;
            }
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}

/// <summary>What a block is.</summary>
internal enum ReadBlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A block quote.</summary>
    Quote,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>Anything that no renderer of ours writes.</summary>
    Other,
}

/// <summary>A block as a reader sees it.</summary>
internal sealed record ReadBlock(ReadBlockKind Kind, string Text);

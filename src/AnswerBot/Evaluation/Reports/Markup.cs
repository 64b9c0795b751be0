using System.Globalization;
using System.Net;
using System.Text;

namespace AnswerBot.Evaluation.Reports;

/// <summary>Writes HTML and SVG: what is interpolated into <see cref="Add"/> is escaped, numbers are written the same everywhere, and only the literal parts are markup.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup; every interpolated value is escaped, save other markup.</summary>
    public Markup Add(FormattableString markup)
    {
        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Escaped)]);
        return this;
    }

    /// <summary>Appends finished markup.</summary>
    public Markup Append(Markup markup)
    {
        _text.Append(markup._text);
        return this;
    }

    /// <summary>Appends text of our own as it stands.</summary>
    public Markup AppendLiteral(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Adds one piece for each of <paramref name="items"/>.</summary>
    public Markup ForEach<T>(IEnumerable<T> items, Func<T, FormattableString> markup)
    {
        foreach (var item in items)
        {
            Add(markup(item));
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    // Numbers keep their type, so that their format specifiers work.
    private static object? Escaped(object? value) => value switch
    {
        string text => WebUtility.HtmlEncode(text),
        char or int or double => value,
        null => null,
        _ => WebUtility.HtmlEncode(value.ToString()),
    };
}

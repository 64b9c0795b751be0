using System.Text;
using AngleSharp.Dom;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Collects the words of one line of a page, with white space as browsers show it.</summary>
internal sealed class HtmlLine(ExtractedLines lines)
{
    private readonly StringBuilder _words = new();
    private bool _space;
    private bool _lineEnd;
    private int _headings;
    private int _preformatted;

    /// <summary>Begins an element; what is returned ends it.</summary>
    public IDisposable Enter(IElement element, bool block)
    {
        if (block || element.LocalName is "br" or "hr")
        {
            End();
        }

        if (element.LocalName == "hr")
        {
            lines.Add(ExtractedLines.Rule);
        }

        bool heading = element.LocalName is ['h', >= '1' and <= '6'];
        bool preformatted = element.LocalName == "pre";
        _headings += heading ? 1 : 0;
        _preformatted += preformatted ? 1 : 0;
        return new Scope(() =>
        {
            if (block)
            {
                End();
            }

            _headings -= heading ? 1 : 0;
            _preformatted -= preformatted ? 1 : 0;
        });
    }

    public void Add(string text)
    {
        foreach (char character in text)
        {
            if (_preformatted > 0)
            {
                _words.Append(character);
            }
            else if (character is ' ' or '\n' or '\r' or '\t' or '\f')
            {
                (_space, _lineEnd) = (true, _lineEnd || character is '\n' or '\r');
            }
            else
            {
                AddSpaceBefore(character);
                _words.Append(character);
            }
        }
    }

    /// <summary>Ends the line; a blank one leaves nothing.</summary>
    public void End()
    {
        if (_headings > 0)
        {
            lines.AddHeading(_words.ToString());
        }
        else
        {
            lines.Add(_words.ToString());
        }

        _words.Clear();
        (_space, _lineEnd) = (false, false);
    }

    // The source's own line ends are a space between words, but nothing between characters that are set without spaces.
    private void AddSpaceBefore(char next)
    {
        if (_space && _words.Length > 0 && !(_lineEnd && WordSpacing.IsSetSolid(_words[^1]) && WordSpacing.IsSetSolid(next)))
        {
            _words.Append(' ');
        }

        (_space, _lineEnd) = (false, false);
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

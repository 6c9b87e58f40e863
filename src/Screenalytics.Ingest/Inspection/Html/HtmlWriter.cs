using System.Text;

namespace Screenalytics.Ingest.Inspection.Html;

/// <summary>Builds a page; whatever stands in the holes of its texts is escaped, so that no value can become markup.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup with values in its holes.</summary>
#pragma warning disable CA1822 // The handler has written to this writer already.
    public void Add([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] HtmlHandler markup) =>
        _ = markup;
#pragma warning restore CA1822

    /// <summary>Adds markup as it is.</summary>
    public void Raw(string markup) => _text.Append(markup);

    /// <summary>Adds a value, escaped.</summary>
    public void Text(string value)
    {
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(letter),
            };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Html;

/// <summary>Writes an interpolated text to a page: its literals as they are, its values escaped.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    private readonly HtmlWriter _writer;

    /// <summary>Begins; called by the compiler.</summary>
    public HtmlHandler(int literalLength, int formattedCount, HtmlWriter writer)
    {
        _ = (literalLength, formattedCount);
        _writer = writer;
    }

    /// <summary>Markup.</summary>
    public void AppendLiteral(string markup) => _writer.Raw(markup);

    /// <summary>A text, without letters that would steer a screen.</summary>
    public void AppendFormatted(string? value) => _writer.Text(PlainText.Of(value ?? ""));

    /// <summary>A value.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => _writer.Text(value.ToString(format, CultureInfo.InvariantCulture));
}

using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Cli;

/// <summary>Whole lines for the operator from any thread; a live display takes them over while it is shown.</summary>
/// <param name="writer">The stream.</param>
/// <param name="redactor">Takes the secrets out of every line; null knows what secrets look like, and none of its own.</param>
internal sealed class ErrorLines(TextWriter writer, Redactor? redactor = null)
{
    private readonly Lock _gate = new();
    private readonly Redactor _redactor = redactor ?? Redactor.OfShapes;
    private Action<string>? _display;

    /// <summary>The stream underneath, for the display itself.</summary>
    public TextWriter Writer => writer;

    /// <summary>Writes a line.</summary>
    public void WriteLine(string line)
    {
        line = _redactor.Redact(line);
        lock (_gate)
        {
            if (_display is { } display)
            {
                display(line);
                return;
            }

            try
            {
                writer.WriteLine(line);
                writer.Flush();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nobody is left to tell: the work itself goes on.
            }
        }
    }

    /// <summary>Hands lines to a live display, or with null back to the stream.</summary>
    public void DivertTo(Action<string>? display)
    {
        lock (_gate)
        {
            _display = display;
        }
    }
}

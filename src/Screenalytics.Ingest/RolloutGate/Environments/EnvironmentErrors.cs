using System.Globalization;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Gathers what is wrong with an environment's file: one error a place, none of which repeats a secret.</summary>
/// <param name="file">The file.</param>
internal sealed class EnvironmentErrors(string file)
{
    private const int MostShown = 100;
    private readonly List<(int Line, string Text)> _errors = [];

    /// <summary>The errors, in the file's order.</summary>
    public IReadOnlyList<string> All => [.. _errors.OrderBy(error => error.Line).Select(error => error.Text)];

    /// <summary>Whether there is any.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Adds one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="what">What is wrong and the way out, without the full stop.</param>
    public void Add(int line, string what) =>
        _errors.Add((line, string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {what}{End(what)}")));

    /// <summary>Whether something is wrong with the line already.</summary>
    public bool Has(int line) => _errors.Any(error => error.Line == line);

    /// <summary>A text of the file as it may be shown.</summary>
    public static string Shown(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        line = Redactor.OfShapes.Redact(line);
        return line.Length > MostShown ? line[..MostShown] + "…" : line;
    }

    private static string End(string what) => what.EndsWith('?') ? "" : ".";
}

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>What is wrong with a form, by field; shown beside each.</summary>
public sealed class FieldErrors
{
    private readonly List<(string Field, string Text)> _errors = [];

    /// <summary>Whether nothing is.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <summary>What is wrong with a field.</summary>
    public IReadOnlyList<string> Of(string field) =>
        [.. _errors.Where(error => error.Field == field).Select(error => error.Text)];

    /// <summary>Adds something.</summary>
    public void Add(string field, string text) => _errors.Add((field, text));
}

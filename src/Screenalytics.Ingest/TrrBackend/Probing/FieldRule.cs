using System.Text.Json;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>What the contract says of a field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Type">What it holds, in words.</param>
/// <param name="Kinds">The kinds of JSON values that are so.</param>
/// <param name="Needed">Whether a sync can do nothing without it; others are only passed over.</param>
internal sealed record FieldRule(string Name, string Type, JsonValueKind[] Kinds, bool Needed = false)
{
    /// <summary>Whether a row keeps to it.</summary>
    public bool IsKeptBy(JsonElement row) =>
        row.TryGetProperty(Name, out var value) && Array.IndexOf(Kinds, value.ValueKind) >= 0;
}

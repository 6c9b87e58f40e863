using Screenalytics.Ingest.Diagnostics.Json;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>
/// Events of one kind that pass through the log as one, since there are very many of them; every target makes a line of
/// each.
/// </summary>
internal interface IEventBatch
{
    /// <summary>The property of the carrying event that holds the batch.</summary>
    const string Property = "Batch";

    /// <summary>How many events.</summary>
    int Count { get; }

    /// <summary>What stands in every line after its time: a piece of JSON, from its comma to its last value.</summary>
    ReadOnlySpan<byte> Head { get; }

    /// <summary>Writes what is an event's own: a piece of JSON, from its comma to its last value.</summary>
    void Write(int index, JsonLines lines);

    /// <summary>An event in words, on one line.</summary>
    string Describe(int index);
}

using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Diagnostics.Json;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>What all <c>PersonFinished</c> events of a run on a node have in common, made once.</summary>
internal sealed class PersonEventHead
{
    /// <summary>The event's message template.</summary>
    public const string Template = "Person {PersonId}: {Outcome} ({Pattern})";

    /// <summary>The event.</summary>
    public static EventId Event { get; } = new(RunEventIds.PersonFinished, nameof(RunEventIds.PersonFinished));

    /// <summary>Makes it.</summary>
    public PersonEventHead(RunStart run, string node)
    {
        RunId = run.RunId;
        Properties = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [LogProperties.RunId] = run.RunId,
            [LogProperties.Target] = run.Request.Target.Key,
            [LogProperties.Node] = node,
            [LogProperties.DryRun] = run.Request.DryRun,
        };
        // A name of a machine and a target's key hold no secret.
        using var lines = new JsonLines(static text => text);
        lines.Name("@mt");
        lines.Verbatim(Template);
        lines.Name("@i");
        lines.Number(Event.Id);
        lines.Name("@tr");
        lines.Verbatim(run.RunId.ToString("n"));
        lines.Name(LogProperties.Event);
        lines.Verbatim(Event.Name!);
        lines.Name(LogProperties.RunId);
        lines.Id(run.RunId);
        lines.Name(LogProperties.Target);
        lines.Verbatim(run.Request.Target.Key);
        lines.Name(LogProperties.Node);
        lines.Verbatim(node);
        lines.Name(LogProperties.DryRun);
        lines.Flag(run.Request.DryRun);
        Bytes = lines.Written.ToArray();
    }

    /// <summary>The run.</summary>
    public Guid RunId { get; }

    /// <summary>The properties by name.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; }

    /// <summary>The same as a piece of JSON, from its comma to its last value.</summary>
    public byte[] Bytes { get; }
}

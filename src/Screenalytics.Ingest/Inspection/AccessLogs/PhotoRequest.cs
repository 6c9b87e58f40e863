using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>A request for a person's photos, as an access log tells it.</summary>
internal readonly record struct PhotoRequest
{
    /// <summary>Where it stands.</summary>
    public required LogPlace Place { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Whether flagged photos only were asked for.</summary>
    public bool SeedOnly { get; init; }

    /// <summary>Rows to leave out.</summary>
    public long Offset { get; init; }

    /// <summary>Whether no row could have come: <c>limit=0</c>.</summary>
    public bool AsksForNothing { get; init; }

    /// <summary>Whether a selection profile was sent.</summary>
    public bool Profiled { get; init; }

    /// <summary>What was answered.</summary>
    public required AnswerKind Answer { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>When, or null in a log without times.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Who asked: address and user agent.</summary>
    public required string Client { get; init; }

    /// <summary>How the query was written, but for its values: tools differ in that.</summary>
    public required string Shape { get; init; }
}

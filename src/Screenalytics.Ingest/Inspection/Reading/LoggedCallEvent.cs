namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>An event about one call of a person: <c>PhotoCallFinished</c>, <c>FallbackOpened</c>, <c>FallbackRefused</c>
/// or <c>FallbackHeld</c>; <see cref="EventId"/> tells which.</summary>
internal sealed record LoggedCallEvent
{
    /// <summary>Where it stands.</summary>
    public required LogPlace Place { get; init; }

    /// <summary>The event's id.</summary>
    public required int EventId { get; init; }

    /// <summary>When it was logged.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The call: the finished one, or the first call that opened, refused or withheld the second.</summary>
    public required LoggedCall Call { get; init; }
}

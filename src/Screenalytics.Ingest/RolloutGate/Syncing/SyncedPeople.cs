using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>The sync of the seeded and the unseeded person, and what was known before it began.</summary>
internal sealed record SyncedPeople
{
    /// <summary>The seeded and the unseeded person.</summary>
    public required IReadOnlyList<ExpectedPerson> Expected { get; init; }

    /// <summary>Their rows before.</summary>
    public required IReadOnlyList<BankRow> Before { get; init; }

    /// <summary>Approved rows of anybody before; null where they could not be found in time, or were not looked for.</summary>
    public required IReadOnlyList<BankRow>? Approved { get; init; }

    /// <summary>The sync.</summary>
    public required GateSync Sync { get; init; }

    /// <summary>Where this program's log files ended before.</summary>
    public required FileMarks Log { get; init; }

    /// <summary>Where the backend's access logs ended before.</summary>
    public required FileMarks AccessLogs { get; init; }

    /// <summary>Runs that filed something of these people meanwhile, and are not this one.</summary>
    public IReadOnlyList<Guid> OthersMeanwhile { get; init; } = [];

    /// <summary>Whether the backend answered otherwise when it was asked again behind the sync.</summary>
    public bool HasMoved { get; init; }

    /// <summary>Their ids.</summary>
    public IReadOnlyList<Guid> People => [.. Expected.Select(person => person.PersonId)];

    /// <summary>The run's id.</summary>
    public Guid RunId => Sync.Report.RunId;

    /// <summary>The images that have to be new.</summary>
    public int NewImages => Expected.Sum(person => person.NewBeside(Before).Count);

    /// <summary>Whether the sync chose and filed just what had to be.</summary>
    public bool IsAsExpected =>
        Sync.Report.ImportedFacebankImages == NewImages
        && Sync.Report.AlreadyPresentImages == Expected.Sum(person => person.Photos.Count) - NewImages
        && Expected.All(person =>
            Sync.Results.FirstOrDefault(result => result.PersonId == person.PersonId) is { } result
            && result.Chosen.SequenceEqual(person.Photos)
        );

    /// <summary>Who else may be why something is otherwise than expected, or null when it can only be the sync.</summary>
    public string? Meanwhile =>
        OthersMeanwhile.Count > 0 ? OthersWords
        : HasMoved ? "the backend's answer changed between two readings"
        : null;

    /// <summary>What is said where another run was at the same people.</summary>
    public string OthersWords =>
        $"run{(OthersMeanwhile.Count == 1 ? "" : "s")} {string.Join(", ", OthersMeanwhile)} synced the same people meanwhile";
}

using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>A gate under way: what it may ask, and what its steps have found out.</summary>
internal sealed class GateContext
{
    /// <summary>The gate.</summary>
    public required Guid GateId { get; init; }

    /// <summary>The environment.</summary>
    public required GateEnvironment Environment { get; init; }

    /// <summary>Whether nothing may be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether what its syncs filed stays, for humans to approve.</summary>
    public bool KeepsImages { get; init; }

    /// <summary>The app's address and tokens.</summary>
    public required GateOptions Options { get; init; }

    /// <summary>TRR-APP's base URL, of the configuration or the environment's file; null when neither says.</summary>
    public string? AppUrl => string.IsNullOrWhiteSpace(Options.AppUrl) ? Environment.AppUrl : Options.AppUrl;

    /// <summary>The backend's address and secrets.</summary>
    public required TrrBackendOptions Backend { get; init; }

    /// <summary>Sends single requests and keeps them as evidence.</summary>
    public required GateClient Client { get; init; }

    /// <summary>TRR's database; null when it was not given.</summary>
    public ITrrGallery? Gallery { get; init; }

    /// <summary>The face bank's database.</summary>
    public required IGateDatabase Database { get; init; }

    /// <summary>Claims, and the face bank's rows.</summary>
    public required IGateStore Store { get; init; }

    /// <summary>The one door of runs.</summary>
    public required IRunDoor Door { get; init; }

    /// <summary>What runs did.</summary>
    public required IRunHistory History { get; init; }

    /// <summary>Changes flags, and puts them back.</summary>
    public required ToggleKeeper Toggles { get; init; }

    /// <summary>Runs syncs, and takes back what they filed.</summary>
    public required SyncKeeper Syncs { get; init; }

    /// <summary>Where this program's log files are.</summary>
    public required string LogFolder { get; init; }

    /// <summary>The cap of images a person.</summary>
    public required int MaxImagesPerPerson { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whom to work on; null until the step that chooses them is through.</summary>
    public GatePeople? People { get; set; }

    /// <summary>The galleries of the people to work on, as they were before the first change; null until they are known.</summary>
    public GalleryLook? GalleriesBefore { get; set; }

    /// <summary>What was changed, and how it was left; known once everything is put back.</summary>
    public List<GateChange> Changes { get; } = [];

    /// <summary>The sync of the seeded and the unseeded person, and what was known before; null until it was run.</summary>
    public SyncedPeople? Synced { get; set; }

    /// <summary>Steps that are disproven so far, by id: others may have nothing to build on.</summary>
    public ISet<string> Disproven { get; } = new HashSet<string>(StringComparer.Ordinal);
}

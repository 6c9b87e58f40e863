using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Storage.Gates;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Composes a gate, or the cleaning up after one, on the services of a sync.</summary>
internal sealed class GateSession : IGateSession
{
    private const string JournalFolder = "gates/journal";

    // What a killed process held is free once its lease is over.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly SyncSession _sync;
    private readonly ITrrGallery? _gallery;
    private readonly RawClient? _client;
    private readonly SigningKey? _key;

    private GateSession(SyncSession sync, EffectiveConfiguration configuration, GateRequest? request, TimeProvider time)
    {
        _sync = sync;

        // Not the sync's client, which asks nothing while it has no share of the cluster's places.
        var backend = TrrBackendServices.Create(configuration.Trr, Jitter.Next, time, configuration.Redactor);
        var host = backend.BackendHost;
        var database = new GateDatabase(sync.Database.Source);
        var store = new PostgresGateStore(sync.Database.Source, Jitter.Next);
        var history = new PostgresRunHistory(sync.Database.Source, Jitter.Next);
        var care = new PostgresRunCare(sync.Database.Source, Jitter.Next);
        var place = $"{database.Host}/{database.Name}";
        var folder = Path.Combine(configuration.Host.DataDirectory!, JournalFolder);
        _gallery = TrrGalleries.Open(configuration);
        var flags = new FlagRestorer(backend, host, _gallery, store, time);
        var patience = configuration.Runs.LeaseDuration + Grace;
        var syncs = new SyncRestorer(sync.Door, history, care, store, patience, time);
        Redactor = configuration.Redactor;
        Restorer = new GateRestorer(flags, syncs);
        Cleanup = new GateCleanup(folder, (host, place), Restorer, syncs, store, time);
        if (request is null)
        {
            return;
        }

        // A key that can't be used is told before anything is touched.
        _key = SigningKey.Of(configuration.Gate, configuration.Host.DataDirectory!);
        var gateId = Guid.CreateVersion7(time.GetUtcNow());
        Journal = GateJournal.Begin(folder, gateId);
        Journal.Write(
            new JournalLine(JournalKind.Began, time.GetUtcNow())
            {
                Environment = request.Environment.Name,
                Backend = host,
                Database = place,
            }
        );
        _client = TrrBackendServices.CreateRawClient(configuration.Trr, time, configuration.Redactor);
        Gate = new GateContext
        {
            GateId = gateId,
            Environment = request.Environment,
            ReadOnly = request.ReadOnly,
            KeepsImages = request.KeepsImages,
            Options = configuration.Gate,
            Backend = configuration.Trr,
            Client = new GateClient(_client, configuration.Redactor),
            Gallery = _gallery,
            Database = database,
            Store = store,
            Door = sync.Door,
            History = history,
            Toggles = new ToggleKeeper(
                gateId,
                host,
                $"{request.Actor} on {Environment.MachineName}",
                store,
                _gallery,
                Journal,
                time
            ),
            Syncs = new SyncKeeper(gateId, sync.Door, store, Journal, sync.MaxImagesPerPerson, time),
            LogFolder = Path.Combine(configuration.Host.DataDirectory!, LogFolder.Name),
            MaxImagesPerPerson = sync.MaxImagesPerPerson,
            Time = time,
        };
        Head = new GateEvidence
        {
            GateId = gateId,
            Environment = request.Environment.Name,
            Stage = request.Environment.Stage,
            Version = HelpText.Version,
            Actor = request.Actor,
            Machine = Environment.MachineName,
            StartedAt = time.GetUtcNow(),
            FinishedAt = time.GetUtcNow(),
            ReadOnly = request.ReadOnly,
            Place = new GatePlace
            {
                Backend = host,
                App = HostOf(Gate.AppUrl),
                Database = place,
                TrrDatabase = _gallery is null ? null : $"{_gallery.Host}/{_gallery.Database}",
            },
            Order = request.Order,
            Verdict = GateVerdict.NotJudged,
            Steps = [],
            Criteria = [],
        };
    }

    /// <inheritdoc/>
    public GateContext? Gate { get; }

    /// <inheritdoc/>
    public GateEvidence? Head { get; }

    /// <inheritdoc/>
    public GateJournal? Journal { get; }

    /// <inheritdoc/>
    public SigningKey Key => _key ?? throw new InvalidOperationException("Nothing is signed when cleaning up.");

    /// <inheritdoc/>
    public Redactor Redactor { get; }

    /// <inheritdoc/>
    public GateRestorer Restorer { get; }

    /// <inheritdoc/>
    public GateCleanup Cleanup { get; }

    /// <summary>Composes it; the sync's session becomes its own.</summary>
    /// <param name="sync">A sync's services and database.</param>
    /// <param name="configuration">The configuration, which is right.</param>
    /// <param name="request">The gate; null to clean up only.</param>
    /// <param name="time">The clock.</param>
    public static async Task<GateSession> OpenAsync(
        SyncSession sync,
        EffectiveConfiguration configuration,
        GateRequest? request,
        TimeProvider time
    )
    {
        try
        {
            return new GateSession(sync, configuration, request, time);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not GateFileException)
        {
            await sync.DisposeAsync();
            throw new GateFileException(
                $"The gate's journal can't be written to {Path.Combine(configuration.Host.DataDirectory!, JournalFolder)}: {e.Message} Make it writable, or give another folder with --data-dir: without a journal nothing is changed.",
                e
            );
        }
        catch
        {
            await sync.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            Journal?.Dispose();
            _client?.Dispose();
            if (_gallery is not null)
            {
                await _gallery.DisposeAsync();
            }
        }
        finally
        {
            await _sync.DisposeAsync();
        }
    }

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Authority : null;
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Migrating;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

/// <summary>A fresh database of a test, and the little that tests of the storage say again and again.</summary>
internal sealed class StorageDatabase : IAsyncDisposable
{
    private StorageDatabase(string connectionString, DatabaseOptions options, string? node)
    {
        ConnectionString = connectionString;
        Source = DatabaseSource.Open(DatabaseUrl.Parse(connectionString), options, TimeProvider.System, node);
    }

    public string ConnectionString { get; }

    public DatabaseSource Source { get; }

    public DatabaseCheck Check => new(Source);

    public DatabaseMigrator Migrator => new(Source);

    public DatabaseDedupe Dedupe => new(Source);

    /// <summary>What a migration applies to a database without any of it.</summary>
    public static IEnumerable<string> Migrations(bool ownBank)
    {
        var files = MigrationFiles.All.Where(file => ownBank || !file.OwnBankOnly).Select(file => file.Name);
        return ownBank ? files : files.Append("unique_index");
    }

    public static StorageDatabase Open(string connectionString, TimeSpan? patience = null, string? node = null) =>
        new(connectionString, new DatabaseOptions { Patience = patience ?? TimeSpan.FromSeconds(60) }, node);

    public static async Task<StorageDatabase> CreateAsync(Support.PostgresFixture postgres, string? schema = null)
    {
        var database = Open(await postgres.CreateDatabaseAsync("storage"));
        if (schema is not null)
        {
            await database.ExecuteAsync(schema);
        }

        return database;
    }

    public static async Task<StorageDatabase> CreateMigratedAsync(
        Support.PostgresFixture postgres,
        string? schema = null
    )
    {
        var database = await CreateAsync(postgres, schema);
        (await database.Migrator.ApplyAsync(CancellationToken.None)).Succeeded.ShouldBeTrue();
        return database;
    }

    public PostgresRunStore NewStore(TimeSpan? lease = null) =>
        new(Source, new RunOptions { LeaseDuration = lease ?? TimeSpan.FromSeconds(6) }, () => 0.5);

    /// <summary>The one door to this database and a backend, composed as the program does it.</summary>
    public ServiceProvider NewDoor(TrrBackendClient client, ILoggerFactory? log = null) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton(log ?? NullLoggerFactory.Instance)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ITrrBackendClient>(client)
            .AddSingleton<IBackendPace>(client)
            .AddSingleton(new SyncOptions())
            .AddSingleton(new RunOptions())
            .AddSingleton(new NodeName("test"))
            .AddSingleton<IRunStore>(NewStore())
            .AddSingleton<IRunHistory>(new PostgresRunHistory(Source, () => 0.5))
            .AddRuns()
            .BuildServiceProvider();

    public async Task<IFaceBank> OpenBankAsync(Guid runId, bool dryRun = false)
    {
        var store = NewStore();
        await store.CheckReadyAsync(!dryRun, CancellationToken.None);
        return dryRun ? store.OpenComparison() : store.OpenFaceBank(await LeaseAsync(runId));
    }

    /// <summary>A lease of a run that is nowhere recorded: all that a batch asks for is the fence.</summary>
    public async Task<PartLease> LeaseAsync(Guid runId)
    {
        await ExecuteAsync(
            $"INSERT INTO screenalytics_ingest.run_part_epoch (run_id, part, epoch) VALUES ('{runId}', 0, 1) ON CONFLICT DO NOTHING"
        );
        return new PartLease
        {
            Run = new RunStart(runId, new SyncRequest(new EpisodeTarget(runId)), "", "", ""),
            Part = 0,
            Epoch = 1,
            Node = "",
            StartedAt = TimeProvider.System.GetUtcNow(),
        };
    }

    public async Task<PersonCommit[]> FileAsync(Guid runId, params PersonResult[] batch) =>
        await (await OpenBankAsync(runId)).FileAsync(batch, CancellationToken.None);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.Connections.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.Connections.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<long> CountAsync(string relation = "screenalytics.face_bank_images") =>
        ScalarAsync<long>($"SELECT count(*) FROM {relation}");

    public static PersonResult Seeded(Guid person, params string[] urls) =>
        new()
        {
            PersonId = person,
            Outcome = PersonOutcome.Seeded,
            Source = PhotoSource.Seed,
            Chosen = [.. urls.Select((url, index) => new ChosenPhoto(url, index + 1))],
            Rows = new RowCounts(urls.Length, urls.Length, 0, 0, null),
            Calls = [Call(person, seedOnly: true, urls.Length)],
        };

    public static PhotoCall Call(Guid person, bool seedOnly, int rows) =>
        new()
        {
            PersonId = person,
            SeedOnly = seedOnly,
            Offset = 0,
            Limit = 500,
            Attempts = 1,
            Status = 200,
            Rows = rows,
            Bytes = (rows * 120) + 2,
            Duration = TimeSpan.FromMilliseconds(3),
            Complete = true,
        };

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}

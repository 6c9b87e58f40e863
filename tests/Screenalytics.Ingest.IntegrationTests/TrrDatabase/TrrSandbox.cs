using Npgsql;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.TrrDatabase;
using Screenalytics.Sandbox.Data;

namespace Screenalytics.Ingest.IntegrationTests.TrrDatabase;

/// <summary>A database with TRR's galleries of a test's own.</summary>
internal sealed class TrrSandbox : IAsyncDisposable
{
    private readonly NpgsqlDataSource _owner;

    private TrrSandbox(string connectionString)
    {
        ConnectionString = connectionString;
        _owner = NpgsqlDataSource.Create(connectionString);
        Gallery = Open(connectionString);
    }

    public string ConnectionString { get; }

    public TrrGallery Gallery { get; }

    public static async Task<TrrSandbox> CreateAsync(PostgresFixture postgres)
    {
        var sandbox = new TrrSandbox(await postgres.CreateDatabaseAsync("trr"));
        await sandbox.ExecuteAsync(SandboxSchema.Read("schema.sql"));
        return sandbox;
    }

    public static TrrGallery Open(string connectionString)
    {
        var url = DatabaseUrl.Parse(connectionString).With(new Redactor());
        return new TrrGallery(new TrrPlace(url.ConnectionString, url.Host, url.Database, url.User, url.Redactor));
    }

    /// <summary>The galleries as a role sees them.</summary>
    public TrrGallery OpenAs(string role, string password) =>
        Open(
            new NpgsqlConnectionStringBuilder(ConnectionString)
            {
                Username = role,
                Password = password,
            }.ConnectionString
        );

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<Guid> AddAsync(
        Guid person,
        bool flagged = false,
        string kind = GalleryPhoto.Gallery,
        string? url = "https://cdn.test/a.jpg",
        bool primary = false,
        int? position = null
    )
    {
        var (link, asset) = (Guid.NewGuid(), Guid.NewGuid());
        await using var command = _owner.CreateCommand(
            """
            with asset as (
                insert into core.media_assets (id, source, hosted_url, width, height, caption)
                values ($2, 'test', $4, 640, 480, 'A caption')
            )
            insert into core.media_links
                (id, entity_type, entity_id, media_asset_id, kind, position, is_primary, facebank_seed)
            values ($1, 'person', $3, $2, $5, $6, $7, $8)
            """
        );
        object?[] values = [link, asset, person, url, kind, position, primary, flagged];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await command.ExecuteNonQueryAsync();
        return link;
    }

    public async ValueTask DisposeAsync()
    {
        await Gallery.DisposeAsync();
        await _owner.DisposeAsync();
    }
}

using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>The URL of the sandbox's database leads other programs there, to read.</summary>
public sealed class DatabaseAddressTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private const string GalleryColumns =
        "select id, person_id, kind, facebank_seed, is_primary, position, served_url, width, height, caption "
        + "from core.v_person_images_served_media_v2 where person_id = $1";

    [Fact]
    public async Task Opens_and_only_reads()
    {
        var sandbox = await StartAsync();
        await using var source = NpgsqlDataSource.Create(DatabaseUrl.Parse(sandbox.DatabaseUrl).ConnectionString);
        await using var read = source.CreateCommand(GalleryColumns);
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = SandboxIds.Seeded });
        await using (var reader = await read.ExecuteReaderAsync())
        {
            (await reader.ReadAsync()).ShouldBeTrue();
        }

        await using var write = source.CreateCommand("update core.media_links set facebank_seed = true");
        var refused = await Should.ThrowAsync<PostgresException>(() => write.ExecuteNonQueryAsync());
        refused.SqlState.ShouldBe(PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    [Theory]
    [InlineData("Host=/tmp/a b;Port=5440;Username=u;Database=d", "/tmp/a b", null)]
    [InlineData(
        "Host=db.example.test;Port=5433;Username=u@x;Password=p/:?#@;Database=d e",
        "db.example.test",
        "p/:?#@"
    )]
    [InlineData("Host=::1;Username=u;Database=d;SSL Mode=VerifyFull", "::1", null)]
    public void Is_read_back_as_it_was(string connectionString, string host, string? password)
    {
        var was = new NpgsqlConnectionStringBuilder(connectionString);
        var url = DatabaseUrl.Parse(DatabaseAddress.UrlOf(connectionString));
        var read = new NpgsqlConnectionStringBuilder(url.ConnectionString);
        read.Host.ShouldBe(host);
        read.Password.ShouldBe(password);
        (read.Port, read.Username, read.Database, read.SslMode).ShouldBe(
            (was.Port, was.Username, was.Database, was.SslMode)
        );
    }
}

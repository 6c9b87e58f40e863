using Npgsql;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Flags;

/// <summary>The flags in PostgreSQL.</summary>
internal sealed class DatabaseFlags(NpgsqlDataSource database, IReads reads) : ISeedFlags
{
    private const string FindSql =
        "select entity_id, entity_type = 'person' and kind = 'gallery', facebank_seed from core.media_links where id = $1";

    private const string LinksSql =
        "select id from core.media_links where entity_id = $1 and entity_type = 'person' and kind = 'gallery' "
        + "order by is_primary desc, position nulls last, id";

    private const string SetSql = "update core.media_links set facebank_seed = $2 where id = $1";

    public async Task<SeedLink?> FindAsync(Guid personId, Guid linkId)
    {
        await using var command = Command(FindSql, linkId);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new SeedLink(reader.GetGuid(0), reader.GetBoolean(1), reader.GetBoolean(2))
            : null;
    }

    public async Task<IReadOnlyList<Guid>> LinksAsync(Guid personId)
    {
        await using var command = Command(LinksSql, personId);
        await using var reader = await command.ExecuteReaderAsync();
        var links = new List<Guid>();
        while (await reader.ReadAsync())
        {
            links.Add(reader.GetGuid(0));
        }

        return links;
    }

    public async Task SetAsync(Guid personId, Guid linkId, bool flag)
    {
        await using (var command = Command(SetSql, linkId))
        {
            command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = flag });
            await command.ExecuteNonQueryAsync();
        }

        await reads.RefreshAsync(personId, default);
    }

    private NpgsqlCommand Command(string sql, Guid id)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return command;
    }
}

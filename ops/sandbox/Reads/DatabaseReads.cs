using Npgsql;
using NpgsqlTypes;

namespace Screenalytics.Sandbox.Reads;

/// <summary>Asks PostgreSQL for every page, as the backend does.</summary>
internal sealed class DatabaseReads(NpgsqlDataSource database) : IReads
{
    private const string PhotoColumns =
        "select served_url, hosted_key, is_primary, width, height, kind, position "
        + "from core.v_person_images_served_media_v2 where person_id = $1 ";

    private const string PhotoOrder =
        "order by is_primary desc nulls last, position asc nulls last, id limit $2 offset $3";

    private const string EpisodeColumns =
        "select show_id, person_id, credit_category, role, billing_order from core.v_episode_cast where episode_id = $1 ";

    private const string EpisodeOrder = "order by billing_order nulls last, person_id limit $2 offset $3";

    private const string SeasonSql =
        "select show_id, person_id, episodes_in_season from core.v_season_cast where season_id = $1 "
        + "order by episodes_in_season desc, person_id limit $2 offset $3";

    private const string GallerySql =
        "select media_asset_id, served_url, source_url, hosted_url, hosted_key, is_primary, width, height, kind, "
        + "source, facebank_seed from core.v_person_images_served_media_v2 where person_id = $1 "
        + "order by is_primary desc nulls last, position asc nulls last, id";

    public async ValueTask<Page> PhotosAsync(
        Guid person,
        bool seedOnly,
        PageWindow window,
        CancellationToken cancellationToken
    )
    {
        var sql = seedOnly ? PhotoColumns + "and facebank_seed " + PhotoOrder : PhotoColumns + PhotoOrder;
        await using var command = Command(sql, person, window);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new RowSetBuilder();
        (bool Primary, int? Position) last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            var rank = (reader.GetBoolean(2), RowText.Number(reader, 6));
            RowText.Photo(rows, reader, 0, rows.Count > 0 && rank == last);
            last = rank;
        }

        return Page.Of(rows.Build(), window.ReadOffset, window);
    }

    public async ValueTask<Page> EpisodeAsync(
        Guid episode,
        string? category,
        PageWindow window,
        CancellationToken cancellationToken
    )
    {
        var rows = await EpisodeRowsAsync(episode, category, window, cancellationToken);
        return Page.Of(rows, window.ReadOffset, window);
    }

    public async ValueTask<Page> SeasonAsync(Guid season, PageWindow window, CancellationToken cancellationToken)
    {
        var rows = await SeasonRowsAsync(season, window, cancellationToken);
        return Page.Of(rows, window.ReadOffset, window);
    }

    public async Task<RowSet> EpisodeRowsAsync(
        Guid episode,
        string? category,
        PageWindow window,
        CancellationToken cancellationToken
    )
    {
        var filter = category is null ? "" : "and credit_category = $4 ";
        await using var command = Command(EpisodeColumns + filter + EpisodeOrder, episode, window);
        if (category is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = category });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new RowSetBuilder();
        int? last = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var rank = RowText.Number(reader, 4);
            RowText.EpisodeCredit(rows, reader, episode, rows.Count > 0 && rank == last);
            last = rank;
        }

        return rows.Build();
    }

    public async Task<RowSet> SeasonRowsAsync(Guid season, PageWindow window, CancellationToken cancellationToken)
    {
        await using var command = Command(SeasonSql, season, window);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new RowSetBuilder();
        var last = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var rank = reader.GetInt32(2);
            RowText.SeasonCredit(rows, reader, season, rows.Count > 0 && rank == last);
            last = rank;
        }

        return rows.Build();
    }

    public async Task<IReadOnlyList<PhotoRow>> GalleryAsync(Guid person, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(GallerySql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<PhotoRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(
                new PhotoRow(
                    reader.GetGuid(0),
                    RowText.Text(reader, 1),
                    RowText.Text(reader, 2),
                    RowText.Text(reader, 3),
                    RowText.Text(reader, 4),
                    reader.GetBoolean(5),
                    RowText.Number(reader, 6),
                    RowText.Number(reader, 7),
                    reader.GetString(8),
                    reader.GetString(9),
                    reader.GetBoolean(10)
                )
            );
        }

        return rows;
    }

    public Task RefreshAsync(Guid person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private NpgsqlCommand Command(string sql, Guid id, PageWindow window)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(Whole(window.ReadLimit));
        command.Parameters.Add(Whole(window.ReadOffset));
        return command;
    }

    private static NpgsqlParameter<long> Whole(long value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };
}

using Npgsql;

namespace Screenalytics.Sandbox.Data;

/// <summary>Gathers people, casts and photos and puts them into the database, where flags that were set stay.</summary>
internal sealed class CastWriter
{
    private readonly List<(Guid Id, string Name)> _people = [];
    private readonly List<(Guid Id, string Name)> _shows = [];
    private readonly List<(Guid Id, Guid Show, int Number)> _seasons = [];
    private readonly List<(Guid Id, Guid Show, Guid Season, int Number, string Title)> _episodes = [];
    private readonly List<EpisodeCredit> _episodeCredits = [];
    private readonly List<(Guid Season, Guid Person, int Episodes)> _seasonCredits = [];
    private readonly List<Photo> _photos = [];

    public void Person(Guid id, string name) => _people.Add((id, name));

    public void Show(Guid id, string name) => _shows.Add((id, name));

    public void Season(Guid id, Guid show, int number) => _seasons.Add((id, show, number));

    public void Episode(Guid id, Guid show, Guid season, int number, string title) =>
        _episodes.Add((id, show, season, number, title));

    public void InEpisode(Guid episode, Guid person, string category, string? role, int? billing) =>
        _episodeCredits.Add(new EpisodeCredit(episode, person, category, role, billing));

    public void InSeason(Guid season, Guid person, int count) => _seasonCredits.Add((season, person, count));

    public void Add(Photo photo) => _photos.Add(photo);

    public async Task PutAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await PutAsync(connection, cancellationToken);
    }

    public async Task PutAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        Add(batch, CastSql.People, Column(_people, p => p.Id), Column(_people, p => p.Name));
        Add(batch, CastSql.Shows, Column(_shows, s => s.Id), Column(_shows, s => s.Name));
        Add(
            batch,
            CastSql.Seasons,
            Column(_seasons, s => s.Id),
            Column(_seasons, s => s.Show),
            Column(_seasons, s => s.Number)
        );
        Add(
            batch,
            CastSql.Episodes,
            Column(_episodes, e => e.Id),
            Column(_episodes, e => e.Show),
            Column(_episodes, e => e.Season),
            Column(_episodes, e => e.Number),
            Column(_episodes, e => e.Title)
        );
        AddCredits(batch);
        AddPhotos(batch);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static T[] Column<TRow, T>(List<TRow> rows, Func<TRow, T> value) => [.. rows.Select(value)];

    private static void Add(NpgsqlBatch batch, string sql, params object[] columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = column });
        }

        batch.BatchCommands.Add(command);
    }

    private void AddCredits(NpgsqlBatch batch)
    {
        Add(
            batch,
            CastSql.EpisodeCredits,
            _episodeCredits.Select((c, i) => StableHash.Id($"credit/{c.Episode}/{i}")).ToArray(),
            Column(_episodeCredits, c => c.Episode),
            Column(_episodeCredits, c => c.Person),
            Column(_episodeCredits, c => c.Category),
            Column(_episodeCredits, c => c.Role),
            Column(_episodeCredits, c => c.Billing)
        );
        Add(
            batch,
            CastSql.SeasonCredits,
            _seasonCredits.Select((c, i) => StableHash.Id($"credit/{c.Season}/{i}")).ToArray(),
            Column(_seasonCredits, c => c.Season),
            Column(_seasonCredits, c => c.Person),
            Column(_seasonCredits, c => c.Episodes)
        );
    }

    private void AddPhotos(NpgsqlBatch batch)
    {
        Add(
            batch,
            CastSql.Assets,
            Column(_photos, p => p.Asset),
            Column(_photos, p => p.Source),
            Column(_photos, p => p.SourceUrl),
            Column(_photos, p => p.HostedUrl),
            Column(_photos, p => p.HostedKey),
            Column(_photos, p => p.Width),
            Column(_photos, p => p.Height)
        );
        Add(
            batch,
            CastSql.Links,
            Column(_photos, p => p.Link),
            Column(_photos, p => p.PersonId),
            Column(_photos, p => p.Asset),
            Column(_photos, p => p.Kind),
            Column(_photos, p => p.Position),
            Column(_photos, p => p.IsPrimary),
            Column(_photos, p => p.Seed)
        );
    }

    private sealed record EpisodeCredit(Guid Episode, Guid Person, string Category, string? Role, int? Billing);
}

using Npgsql;

namespace Screenalytics.Sandbox.Data;

/// <summary>Gathers people, casts and photos and puts them into the database, where flags that were set stay.</summary>
internal sealed class CastWriter
{
    private readonly List<(Guid Id, string Name)> people = [];
    private readonly List<(Guid Id, string Name)> shows = [];
    private readonly List<(Guid Id, Guid Show, int Number)> seasons = [];
    private readonly List<(Guid Id, Guid Show, Guid Season, int Number, string Title)> episodes = [];
    private readonly List<EpisodeCredit> episodeCredits = [];
    private readonly List<(Guid Season, Guid Person, int Episodes)> seasonCredits = [];
    private readonly List<Photo> photos = [];

    public void Person(Guid id, string name) => people.Add((id, name));

    public void Show(Guid id, string name) => shows.Add((id, name));

    public void Season(Guid id, Guid show, int number) => seasons.Add((id, show, number));

    public void Episode(Guid id, Guid show, Guid season, int number, string title) =>
        episodes.Add((id, show, season, number, title));

    public void InEpisode(Guid episode, Guid person, string category, string? role, int? billing) =>
        episodeCredits.Add(new EpisodeCredit(episode, person, category, role, billing));

    public void InSeason(Guid season, Guid person, int count) => seasonCredits.Add((season, person, count));

    public void Add(Photo photo) => photos.Add(photo);

    public async Task PutAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await PutAsync(connection, cancellationToken);
    }

    public async Task PutAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        Add(batch, CastSql.People, Column(people, p => p.Id), Column(people, p => p.Name));
        Add(batch, CastSql.Shows, Column(shows, s => s.Id), Column(shows, s => s.Name));
        Add(batch, CastSql.Seasons, Column(seasons, s => s.Id), Column(seasons, s => s.Show), Column(seasons, s => s.Number));
        Add(
            batch,
            CastSql.Episodes,
            Column(episodes, e => e.Id),
            Column(episodes, e => e.Show),
            Column(episodes, e => e.Season),
            Column(episodes, e => e.Number),
            Column(episodes, e => e.Title)
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
            episodeCredits.Select((c, i) => StableHash.Id($"credit/{c.Episode}/{i}")).ToArray(),
            Column(episodeCredits, c => c.Episode),
            Column(episodeCredits, c => c.Person),
            Column(episodeCredits, c => c.Category),
            Column(episodeCredits, c => c.Role),
            Column(episodeCredits, c => c.Billing)
        );
        Add(
            batch,
            CastSql.SeasonCredits,
            seasonCredits.Select((c, i) => StableHash.Id($"credit/{c.Season}/{i}")).ToArray(),
            Column(seasonCredits, c => c.Season),
            Column(seasonCredits, c => c.Person),
            Column(seasonCredits, c => c.Episodes)
        );
    }

    private void AddPhotos(NpgsqlBatch batch)
    {
        Add(
            batch,
            CastSql.Assets,
            Column(photos, p => p.Asset),
            Column(photos, p => p.Source),
            Column(photos, p => p.SourceUrl),
            Column(photos, p => p.HostedUrl),
            Column(photos, p => p.HostedKey),
            Column(photos, p => p.Width),
            Column(photos, p => p.Height)
        );
        Add(
            batch,
            CastSql.Links,
            Column(photos, p => p.Link),
            Column(photos, p => p.PersonId),
            Column(photos, p => p.Asset),
            Column(photos, p => p.Kind),
            Column(photos, p => p.Position),
            Column(photos, p => p.IsPrimary),
            Column(photos, p => p.Seed)
        );
    }

    private sealed record EpisodeCredit(Guid Episode, Guid Person, string Category, string? Role, int? Billing);
}

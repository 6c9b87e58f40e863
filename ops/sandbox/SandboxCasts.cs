using System.Runtime.CompilerServices;
using Npgsql;
using Screenalytics.Sandbox.Data;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox;

/// <summary>Generates casts of any size and tells what a sync of a cast has to bring.</summary>
public sealed class SandboxCasts
{
    private const int PatientTimeout = 600;
    private readonly NpgsqlDataSource _database;
    private readonly IReads _reads;

    internal SandboxCasts(NpgsqlDataSource database, IReads reads)
    {
        _database = database;
        _reads = reads;
    }

    /// <summary>Puts the cast into the database (once for each specification) as a season and as an episode.</summary>
    public async Task<GeneratedCast> GenerateAsync(CastSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfNegative(spec.People);
        var cast = new GeneratedCast(
            StableHash.Id($"generated/show/{spec.Name}"),
            StableHash.Id($"generated/season/{spec.Name}"),
            StableHash.Id($"generated/episode/{spec.Name}"),
            spec.People
        );
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await RunAsync(connection, "set local synchronous_commit = off", cancellationToken);
            await RunAsync(
                connection,
                SandboxSchema.Read("generate.sql"),
                cancellationToken,
                spec.Name,
                spec.People,
                spec.SeededShare,
                spec.EmptyShare,
                spec.UrlBase,
                (long)spec.Seed
            );
            await RunAsync(connection, SandboxSchema.Read("generate-rows.sql"), cancellationToken);
            await PutAsync(connection, spec, cast, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await RunAsync(connection, "analyze core.media_links, core.media_assets", cancellationToken);
        await _reads.ReloadAsync(cancellationToken);
        return cast;
    }

    /// <summary>
    /// The rows that a sync of this season, episode or person has to bring, ordered by person and rank; exact for
    /// generated casts, whose URLs are plain.
    /// </summary>
    public async IAsyncEnumerable<ExpectedImage> ExpectedAsync(
        Guid target,
        int maxImagesPerPerson = 5,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var command = _database.CreateCommand(GeneratedCastSql.Expected);
        command.CommandTimeout = PatientTimeout;
        command.Parameters.Add(new NpgsqlParameter { Value = target });
        command.Parameters.Add(new NpgsqlParameter { Value = maxImagesPerPerson });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new ExpectedImage(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2));
        }
    }

    private static async Task PutAsync(
        NpgsqlConnection connection,
        CastSpec spec,
        GeneratedCast cast,
        CancellationToken cancellationToken
    )
    {
        var frame = new CastWriter();
        frame.Show(cast.ShowId, $"Generated {spec.People}");
        frame.Season(cast.SeasonId, cast.ShowId, 1);
        frame.Episode(cast.EpisodeId, cast.ShowId, cast.SeasonId, 1, "Generated");
        await frame.PutAsync(connection, cancellationToken);
        await RunAsync(connection, GeneratedCastSql.People, cancellationToken);
        await RunAsync(connection, GeneratedCastSql.Season, cancellationToken, cast.SeasonId);
        await RunAsync(connection, GeneratedCastSql.Episode, cancellationToken, cast.EpisodeId);
        await RunAsync(connection, GeneratedCastSql.Assets, cancellationToken, spec.UrlBase);
        await RunAsync(connection, GeneratedCastSql.Links, cancellationToken);
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params object[] values
    )
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = PatientTimeout };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

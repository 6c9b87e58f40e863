namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>
/// TRR-Backend as a sync sees it. Failures are values of the answers, never exceptions; only the caller's own
/// cancellation is thrown, as <see cref="OperationCanceledException"/>, and never reported as a time-out.
/// </summary>
public interface ITrrBackendClient
{
    /// <summary>Asks for a page of a person's flagged photos: <c>seed_only=true</c>.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="query">The offset and, when switched on, the selection profile.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    ValueTask<PhotoPage> GetSeedPhotosAsync(Guid personId, PhotoQuery query, CancellationToken cancellationToken);

    /// <summary>Asks for a page of all photos, <c>seed_only=false</c>, of the person whom the proof is about.</summary>
    /// <param name="proof">That the person's flagged photos are proven to be none.</param>
    /// <param name="query">The offset and, when switched on, the selection profile.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    ValueTask<PhotoPage> GetAllPhotosAsync(ProvenEmpty proof, PhotoQuery query, CancellationToken cancellationToken);

    /// <summary>Asks for a page of an episode's cast.</summary>
    /// <param name="episodeId">The episode; an unknown one answers no rows.</param>
    /// <param name="creditCategory">Only this category, exact and case-sensitive, or null for all.</param>
    /// <param name="offset">Rows to leave out, from 0.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    ValueTask<CastPage> GetEpisodeCastAsync(
        Guid episodeId,
        string? creditCategory,
        int offset,
        CancellationToken cancellationToken
    );

    /// <summary>Asks for a page of a season's cast.</summary>
    /// <param name="seasonId">The season; an unknown one answers no rows.</param>
    /// <param name="offset">Rows to leave out, from 0.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    ValueTask<CastPage> GetSeasonCastAsync(Guid seasonId, int offset, CancellationToken cancellationToken);

    /// <summary>Sets or clears the seed flag of a gallery photo, as service role with the internal secret.</summary>
    /// <param name="personId">The person whose gallery it is.</param>
    /// <param name="linkId">The gallery link.</param>
    /// <param name="facebankSeed">The flag's new value.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    ValueTask<SeedToggleResult> SetFacebankSeedAsync(
        Guid personId,
        Guid linkId,
        bool facebankSeed,
        CancellationToken cancellationToken
    );
}

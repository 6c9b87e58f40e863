using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Keeping;

/// <summary>A person's gallery in memory, seen by TRR's database and changed by the backend's toggle.</summary>
internal sealed class FakeGallery : ITrrGallery, ITrrBackendClient
{
    public static readonly Guid Person = Guid.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    /// <summary>The flags by link.</summary>
    public Dictionary<Guid, bool> Flags { get; } = [];

    /// <summary>What was asked of the toggle.</summary>
    public List<(Guid Link, bool Value)> Asked { get; } = [];

    /// <summary>What the toggle refuses with, or null.</summary>
    public FailureCode? Refusal { get; set; }

    /// <summary>Whether the toggle sets all flags of the person.</summary>
    public bool SetsAll { get; set; }

    /// <summary>Whether the toggle says what it does not do.</summary>
    public bool Lies { get; set; }

    public string Host => "trr";

    public string Database => "trr";

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<GalleryPhoto>> OfPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GalleryPhoto>>([
            .. Flags.Select(flag => new GalleryPhoto
            {
                LinkId = flag.Key,
                PersonId = Person,
                Kind = GalleryPhoto.Gallery,
                FacebankSeed = flag.Value,
            }),
        ]);

    public Task<IReadOnlyList<GalleryPerson>> PeopleAsync(int most, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<GalleryPhoto?> AnyOfOtherKindAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<SeedToggleResult> SetFacebankSeedAsync(
        Guid personId,
        Guid linkId,
        bool facebankSeed,
        CancellationToken cancellationToken
    )
    {
        Asked.Add((linkId, facebankSeed));
        if (Refusal is { } refusal)
        {
            return new(new SeedToggleResult(null, 502, refusal, "Database error"));
        }

        foreach (var link in SetsAll ? [.. Flags.Keys] : new[] { linkId })
        {
            Flags[link] = Lies ? Flags[link] : facebankSeed;
        }

        return new(new SeedToggleResult(new SeedToggleAnswer(linkId, personId, facebankSeed), 200, default, null));
    }

    public ValueTask<PhotoPage> GetSeedPhotosAsync(
        Guid personId,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<PhotoPage> GetAllPhotosAsync(
        ProvenEmpty proof,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<CastPage> GetEpisodeCastAsync(
        Guid episodeId,
        string? creditCategory,
        int offset,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<CastPage> GetSeasonCastAsync(Guid seasonId, int offset, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

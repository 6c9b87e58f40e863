using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Tests.Cli.Seeds;

/// <summary>Galleries and a toggle that answer what a test says.</summary>
internal sealed class FakeSeeds : ISeedGallery, ISeedToggle
{
    public IReadOnlyList<SeedLink> Links { get; init; } = [];

    public SeedToggleResult? Result { get; init; }

    public (Guid Person, Guid Link, bool Flag)? Called { get; private set; }

    public string Host => "trr.test";

    public Task<SeedGallery> OfPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        Task.FromResult(new SeedGallery(personId, Links.Count, Links.Count(link => link.FacebankSeed), Links));

    public Task<SeedToggleResult> SetAsync(Guid personId, Guid linkId, bool flag, CancellationToken cancellationToken)
    {
        Called = (personId, linkId, flag);
        return Task.FromResult(Result!);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

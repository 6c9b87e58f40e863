using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>Claims in memory.</summary>
internal sealed class SceneStore : IGateStore
{
    private readonly List<GateClaim> _claims = [];

    public Task<GateClaim> ClaimAsync(GateClaim claim, CancellationToken cancellationToken)
    {
        if (_claims.FirstOrDefault(held => held.LinkId == claim.LinkId) is { } holder)
        {
            return Task.FromResult(holder);
        }

        _claims.Add(claim);
        return Task.FromResult(claim);
    }

    public Task ReleaseAsync(GateClaim claim, CancellationToken cancellationToken)
    {
        _claims.Remove(claim);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<GateClaim>> ClaimsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GateClaim>>([.. _claims]);

    public Task<IReadOnlyList<BankRow>> BankRowsAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<BankRow>> BankImagesAsync(
        IReadOnlyList<Guid> images,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<BankRow>?> ApprovedSampleAsync(int most, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> MissingGrantAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Guid>?> KnownPeopleAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<int> LowerSeedsAsync(IReadOnlyList<Guid> images, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> RemovePeopleAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

/// <summary>A face bank that only knows who has images in it; null can't be asked.</summary>
internal sealed class FakeBank(params Guid[]? filed) : IGateStore
{
    public Task<IReadOnlyList<BankRow>> BankRowsAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) =>
        filed is null
            ? throw new RunStoppedException(FailureCode.DatabaseUnavailable, "away")
            : Task.FromResult<IReadOnlyList<BankRow>>([
                .. filed
                    .Intersect(people)
                    .Select(person => new BankRow
                    {
                        ImageId = person,
                        PersonId = person,
                        S3OriginalKey = "https://cdn.test/old.jpg",
                        Digest = "",
                        DigestButSeed = "",
                    }),
            ]);

    public Task<GateClaim> ClaimAsync(GateClaim claim, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task ReleaseAsync(GateClaim claim, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<GateClaim>> ClaimsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

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

using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A face bank in memory, of a part or of a dry run.</summary>
internal sealed class FakeFaceBank(FakeStore store, PartLease? lease) : IFaceBank
{
    public async Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken)
    {
        await store.Filing(cancellationToken);
        return store.File(batch, lease);
    }

    public static PersonCommit Judge(
        PersonResult result,
        HashSet<Guid> unknown,
        HashSet<(Guid Person, string Url)> images
    )
    {
        if (unknown.Contains(result.PersonId))
        {
            return new PersonCommit(0, FailureCode.PersonUnknown, "not in core.people");
        }

        uint inserted = 0;
        for (var i = 0; i < result.Chosen.Length; i++)
        {
            if (images.Add((result.PersonId, result.Chosen[i].ServedUrl)))
            {
                inserted |= 1u << i;
            }
        }

        return new PersonCommit(inserted);
    }
}

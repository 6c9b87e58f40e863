using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>Fetches one person's photos, seed first; the rule decides after each call what the next may be.</summary>
/// <param name="client">The backend.</param>
/// <param name="cap">Photos a person at most.</param>
/// <param name="profileOf">Gives the selection profile to ask with first, or null.</param>
internal sealed class PersonFetcher(ITrrBackendClient client, int cap, Func<SelectionProfile?> profileOf)
{
    /// <summary>Pages of one person's photos that are read at most: 50,000 rows.</summary>
    internal const int MaxPages = 100;

    /// <summary>Fetches a person.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="cancellationToken">The run's end; what was fetched of the person is dropped.</param>
    public async ValueTask<PersonResult> FetchAsync(Guid personId, CancellationToken cancellationToken)
    {
        var trace = new CallTrace(cap);
        var seed = await ReadAsync(personId, proof: null, trace, cancellationToken).ConfigureAwait(false);
        if (seed.Kind == VerdictKind.UseRows)
        {
            return ResultOf(personId, PersonOutcome.Seeded, PhotoSource.Seed, trace);
        }

        if (seed.Kind != VerdictKind.FallBack)
        {
            return FailureOf(personId, trace);
        }

        var all = await ReadAsync(personId, seed.Proof, trace, cancellationToken).ConfigureAwait(false);
        return all.Kind switch
        {
            VerdictKind.UseRows => ResultOf(personId, PersonOutcome.Fallback, PhotoSource.All, trace),
            VerdictKind.Empty => ResultOf(personId, PersonOutcome.Empty, PhotoSource.None, trace),
            _ => FailureOf(personId, trace),
        };
    }

    // The rows of one kind of call: the profile's first when there is one, else page by page until there are enough.
    private async ValueTask<Verdict> ReadAsync(
        Guid personId,
        ProvenEmpty? proof,
        CallTrace trace,
        CancellationToken cancellationToken
    )
    {
        if (profileOf() is { } profile)
        {
            var ranked = await CallAsync(personId, proof, new PhotoQuery(0, profile), trace, cancellationToken)
                .ConfigureAwait(false);
            if (ranked.Kind != VerdictKind.ConfirmPlain)
            {
                return ranked;
            }
        }

        var first = await CallAsync(personId, proof, new PhotoQuery(0), trace, cancellationToken).ConfigureAwait(false);
        if (first.Kind != VerdictKind.UseRows)
        {
            return first;
        }

        for (var page = 1; trace.NeedsMore; page++)
        {
            if (page == MaxPages)
            {
                trace.Fail(FailureCode.TooManyPages);
                return Verdict.Of(VerdictKind.Fail);
            }

            var query = new PhotoQuery(page * PhotoQuery.PageSize);
            var next = await CallAsync(personId, proof, query, trace, cancellationToken).ConfigureAwait(false);
            if (next.Kind == VerdictKind.Fail)
            {
                return next;
            }
        }

        return first;
    }

    private async ValueTask<Verdict> CallAsync(
        Guid personId,
        ProvenEmpty? proof,
        PhotoQuery query,
        CallTrace trace,
        CancellationToken cancellationToken
    )
    {
        var page = proof is null
            ? await client.GetSeedPhotosAsync(personId, query, cancellationToken).ConfigureAwait(false)
            : await client.GetAllPhotosAsync(proof, query, cancellationToken).ConfigureAwait(false);
        trace.Add(page);
        return proof is null ? FallbackRule.AfterSeedCall(page.Call) : FallbackRule.AfterAllCall(page.Call);
    }

    private static PersonResult ResultOf(Guid personId, PersonOutcome outcome, PhotoSource source, CallTrace trace) =>
        new()
        {
            PersonId = personId,
            Outcome = outcome,
            Source = source,
            Calls = trace.Calls,
            Chosen = trace.Selection.Chosen,
            Rows = trace.Selection.Counts,
        };

    private static PersonResult FailureOf(Guid personId, CallTrace trace) =>
        new()
        {
            PersonId = personId,
            Outcome = PersonOutcome.Failed,
            Failure = trace.Failure == FailureCode.None ? FailureCode.Internal : trace.Failure,
            Detail = trace.Detail,
            Calls = trace.Calls,
        };
}

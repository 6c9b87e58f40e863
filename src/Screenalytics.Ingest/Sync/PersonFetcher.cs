using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>Fetches one person's photos, seed first; the rule decides after each call what the next may be.</summary>
/// <param name="client">The backend.</param>
/// <param name="cap">Photos a person at most.</param>
/// <param name="profileOf">Gives the selection profile to ask with first, or null.</param>
/// <param name="observer">Who watches the calls, or null.</param>
/// <param name="gate">What second calls wait for, or null when they are opened at once.</param>
internal sealed class PersonFetcher(
    ITrrBackendClient client,
    int cap,
    Func<SelectionProfile?> profileOf,
    ISyncObserver? observer = null,
    FallbackGate? gate = null
)
{
    /// <summary>Pages of one person's photos that are read at most: 50,000 rows.</summary>
    internal const int MaxPages = 100;

    /// <summary>Fetches a person.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="cancellationToken">The run's end; what was fetched of the person is dropped.</param>
    /// <returns>What it came to; null when the person is parked at the gate.</returns>
    public ValueTask<PersonResult?> FetchAsync(Guid personId, CancellationToken cancellationToken) =>
        FetchAsync(personId, null, cancellationToken);

    /// <summary>Goes on with somebody whom the gate has released.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">The run's end; what was fetched of the person is dropped.</param>
    public ValueTask<PersonResult?> ResumeAsync(ParkedPerson person, CancellationToken cancellationToken) =>
        FetchAsync(person.Proof.PersonId, person, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PersonResult?> FetchAsync(
        Guid personId,
        ParkedPerson? parked,
        CancellationToken cancellationToken
    )
    {
        var trace = parked?.Trace ?? new CallTrace(cap, observer, gate is not null);
        var profile = parked is null ? profileOf() : parked.Profile;
        PhotoPage page;
        if (parked?.Proof is not { } proof)
        {
            page = await client
                .GetSeedPhotosAsync(personId, new PhotoQuery(0, profile), cancellationToken)
                .ConfigureAwait(false);
            var seed = trace.AddSeed(page);
            if (NeedsMore(seed, trace))
            {
                seed = await ReadOnAsync(personId, seed, proof: null, trace, cancellationToken).ConfigureAwait(false);
            }

            if (seed.Kind == VerdictKind.UseRows)
            {
                gate?.PassSeeded();
                return ResultOf(personId, PersonOutcome.Seeded, PhotoSource.Seed, trace);
            }

            if (seed.Proof is null)
            {
                return FailureOf(personId, trace);
            }

            proof = seed.Proof;
        }

        if (gate is not null)
        {
            var state = parked is null ? gate.Ask(new ParkedPerson(proof, profile, trace)) : gate.State;
            if (state == GateState.Undecided)
            {
                return null;
            }

            trace.ShowJudged(state == GateState.Open ? VerdictKind.FallBack : VerdictKind.Held);
            if (state == GateState.Withheld)
            {
                return ResultOf(personId, PersonOutcome.Held, PhotoSource.None, trace);
            }
        }

        page = await client
            .GetAllPhotosAsync(proof, new PhotoQuery(0, profile), cancellationToken)
            .ConfigureAwait(false);
        var all = trace.AddAll(page);
        if (NeedsMore(all, trace))
        {
            all = await ReadOnAsync(personId, all, proof, trace, cancellationToken).ConfigureAwait(false);
        }

        return all.Kind switch
        {
            VerdictKind.UseRows => ResultOf(personId, PersonOutcome.Fallback, PhotoSource.All, trace),
            VerdictKind.Empty => ResultOf(personId, PersonOutcome.Empty, PhotoSource.None, trace),
            _ => FailureOf(personId, trace),
        };
    }

    private static bool NeedsMore(Verdict verdict, CallTrace trace) =>
        verdict.Kind == VerdictKind.ConfirmPlain || (verdict.Kind == VerdictKind.UseRows && trace.NeedsMore);

    // What few people need: the plain call after a profile's empty answer, and the pages after the first.
    private async ValueTask<Verdict> ReadOnAsync(
        Guid personId,
        Verdict first,
        ProvenEmpty? proof,
        CallTrace trace,
        CancellationToken cancellationToken
    )
    {
        if (first.Kind == VerdictKind.ConfirmPlain)
        {
            first = await CallAsync(personId, proof, new PhotoQuery(0), trace, cancellationToken).ConfigureAwait(false);
        }

        for (var page = 1; first.Kind == VerdictKind.UseRows && trace.NeedsMore; page++)
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
    ) =>
        proof is null
            ? trace.AddSeed(await client.GetSeedPhotosAsync(personId, query, cancellationToken).ConfigureAwait(false))
            : trace.AddAll(await client.GetAllPhotosAsync(proof, query, cancellationToken).ConfigureAwait(false));

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

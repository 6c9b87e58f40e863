using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Looks at TRR-Backend: reachable, authorised, the shape of its answers, its clock.</summary>
internal sealed class BackendExam(TrrBackendOptions options, Redactor redactor, TimeProvider time)
{
    /// <summary>The area of its lines.</summary>
    public const string Area = "backend";

    // An internal JWT lives five minutes, from the moment of its making on.
    private static readonly TimeSpan JwtTolerance = TimeSpan.FromMinutes(1);

    private readonly BackendProbe _probe = TrrBackendServices.CreateProbe(options, Jitter.Next, time, redactor);

    /// <summary>The findings.</summary>
    /// <param name="known">Targets and people whose answers may be looked at.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    public async IAsyncEnumerable<DoctorLine> LinesAsync(
        IReadOnlyList<(SyncTarget? Target, Guid? Person)> known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // Nothing has a random id: what is asked here is the way to the answer, and who may ask.
        var answer = await _probe.EpisodeCastAsync(Guid.NewGuid(), cancellationToken);
        if (!answer.Succeeded)
        {
            yield return Refused("connection", "A call", answer);
            yield break;
        }

        yield return DoctorLine.Ok(
            Area,
            "connection",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_probe.Host} answers and accepts the credential ({answer.Took.TotalMilliseconds:0} ms)."
            )
        );
        if (answer.Rows.Count > 0)
        {
            yield return DoctorLine.Failed(
                Area,
                "unknown_episode",
                "An id that no episode has was answered with a cast: this is not what TRR-Backend promises.",
                "Check TRR_API_URL."
            );
        }

        if (answer.Skew is { } skew)
        {
            var stopsAt = options.Auth == TrrAuthModes.InternalJwt ? JwtTolerance : (TimeSpan?)null;
            yield return ClockLine.Of(Area, "The backend's clock", skew, ClockLine.BackendTolerance, stopsAt);
        }

        Guid? castMember = null;
        foreach (var target in known.Select(one => one.Target).OfType<SyncTarget>().DistinctBy(target => target.Key))
        {
            if (await CastAsync(target, cancellationToken) is { } cast)
            {
                castMember ??= cast.Person;
                yield return cast.Line;
            }
        }

        var person = known.Select(one => one.Person).FirstOrDefault(id => id is not null) ?? castMember;
        yield return await PhotosAsync(person, cancellationToken);
    }

    private async Task<(DoctorLine Line, Guid? Person)?> CastAsync(
        SyncTarget target,
        CancellationToken cancellationToken
    )
    {
        const string Code = "cast_shape";
        var (what, answer, rules) = target switch
        {
            EpisodeTarget episode => (
                $"episode {episode.EpisodeId}",
                await _probe.EpisodeCastAsync(episode.EpisodeId, cancellationToken),
                RowContract.EpisodeCast
            ),
            SeasonTarget season => (
                $"season {season.SeasonId}",
                await _probe.SeasonCastAsync(season.SeasonId, cancellationToken),
                RowContract.SeasonCast
            ),
            _ => default,
        };
        if (answer is null)
        {
            return null;
        }

        if (!answer.Succeeded)
        {
            return (Refused(Code, $"The cast of {what}", answer), null);
        }

        return answer.Rows.Count == 0
            ? (
                DoctorLine.Warning(
                    Area,
                    Code,
                    $"The cast of {what}, which a schedule syncs, is empty: an id that is mistyped answers so too.",
                    "Check the id in the schedule's target."
                ),
                null
            )
            : (Shape(Code, $"The cast of {what}", answer.Rows, rules), PersonOf(answer.Rows[0]));
    }

    private async Task<DoctorLine> PhotosAsync(Guid? person, CancellationToken cancellationToken)
    {
        const string Code = "photo_shape";
        const string GivePerson = "Give somebody who has photos: doctor --person ID.";
        if (person is not { } id)
        {
            return DoctorLine.Warning(
                Area,
                Code,
                "The shape of photos was not looked at: nobody is known who might have some.",
                GivePerson
            );
        }

        var answer = await _probe.PhotosAsync(id, cancellationToken);
        if (!answer.Succeeded)
        {
            return Refused(Code, $"The call for the photos of person {id}", answer);
        }

        return answer.Rows.Count == 0
            ? DoctorLine.Warning(Area, Code, $"Person {id} has no photo whose shape could be looked at.", GivePerson)
            : Shape(Code, $"The photos of person {id}", answer.Rows, RowContract.Photos);
    }

    private static DoctorLine Shape(
        string code,
        string what,
        IReadOnlyList<JsonElement> rows,
        IReadOnlyList<FieldRule> rules
    )
    {
        var breaches = RowContract.Breaches(rows, rules).ToList();
        if (breaches.Count == 0)
        {
            return DoctorLine.Ok(
                Area,
                code,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} ({rows.Count:N0} row{(rows.Count == 1 ? "" : "s")}) have the fields that were agreed on."
                )
            );
        }

        string[] words = [.. breaches.Select(breach => breach.Words)];
        return breaches.Exists(breach => breach.Rule.Needed)
            ? DoctorLine.Failed(Area, code, $"{what} lack what a sync needs.", words)
            : DoctorLine.Warning(
                Area,
                code,
                $"{what} differ from what was agreed on in fields that a sync does not need.",
                words
            );
    }

    private static DoctorLine Refused(string code, string what, ProbeAnswer answer)
    {
        var status =
            answer.Status == 0
                ? "got no answer"
                : string.Create(CultureInfo.InvariantCulture, $"was answered {answer.Status}");
        var detail = answer.Detail is null ? "" : $" ({answer.Detail})";
        return DoctorLine.Failed(
            Area,
            code,
            $"{what} {status}{detail}.",
            FailureCatalog.Describe(answer.Failure).Message
        );
    }

    private static Guid? PersonOf(JsonElement row) =>
        row.TryGetProperty("person_id", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.TryGetGuid(out var person)
            ? person
            : null;
}

using System.Text.Json;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Lets runs in: what judges is unique indexes, so that of any number of callers at once one starts a run.</summary>
/// <param name="transactions">Makes each admission one transaction.</param>
/// <param name="rows">Makes leases of rows.</param>
/// <param name="url">Where the database is.</param>
/// <param name="lease">How long an owner's lease lasts.</param>
internal sealed class RunAdmission(LifeTransactions transactions, LeaseRows rows, DatabaseUrl url, TimeSpan lease)
{
    /// <summary>Lets a run in, or says why not.</summary>
    public Task<Admission> AdmitAsync(NewRun run, CancellationToken cancellationToken) =>
        transactions.RunAsync(life => AdmitAsync(life, run), cancellationToken);

    private async Task<Admission> AdmitAsync(LifeTransaction life, NewRun run)
    {
        var admission = await JudgeAsync(life, run);

        // An earlier attempt, cut off at its COMMIT, may have come through while this one waited for it.
        return admission.RunId == run.RunId ? await FindOwnAsync(life, run) ?? admission : admission;
    }

    private async Task<Admission> JudgeAsync(LifeTransaction life, NewRun run)
    {
        if (life.IsUncertain && await FindOwnAsync(life, run) is { } own)
        {
            return own;
        }

        if (run.Key is { } key && await UseKeyAsync(life, key, run.RunId) is { } seen)
        {
            return seen;
        }

        if (
            ScheduleFires.IsDue(run.Request) && await ScheduleFires.FireAsync(life, run, transactions.Node) is { } fired
        )
        {
            await ForgetKeyAsync(life, run);
            return fired;
        }

        while (!await TryInsertAsync(life, run))
        {
            // It may have ended meanwhile: then there is nobody to attach to, and nobody in the way.
            if (await FindInFlightAsync(life, run) is { } admission)
            {
                return admission;
            }
        }

        await OpenPartsAsync(life, run);
        return new Admission(AdmissionKind.Started, run.RunId);
    }

    private async Task<Admission?> FindOwnAsync(LifeTransaction life, NewRun run) =>
        await life.FirstAsync(
            AdmissionSql.FindOwn,
            parameters => parameters.With(run.RunId),
            row => new Admission(
                AdmissionKind.Started,
                run.RunId,
                run.Owner is { } owner ? rows.LeaseOf(row, part: 0, epoch: 1, owner) : null
            )
        );

    private static async Task<Admission?> UseKeyAsync(LifeTransaction life, IdempotencyKey key, Guid runId)
    {
        while (true)
        {
            var used = await life.ExecuteAsync(
                AdmissionSql.UseKey,
                parameters => parameters.With(key.Key).With(key.Fingerprint).With(runId)
            );
            if (used > 0)
            {
                return null;
            }

            var seen = await life.FirstAsync(
                AdmissionSql.FindKey,
                parameters => parameters.With(key.Key),
                row => new Admission(
                    row.GetString(0) == key.Fingerprint ? AdmissionKind.Replayed : AdmissionKind.KeyReused,
                    row.GetGuid(1)
                )
            );
            if (seen is not null)
            {
                return seen;
            }
        }
    }

    private static Task ForgetKeyAsync(LifeTransaction life, NewRun run) =>
        run.Key is { } key
            ? life.ExecuteAsync(AdmissionSql.ForgetKey, parameters => parameters.With(key.Key))
            : Task.CompletedTask;

    private async Task<bool> TryInsertAsync(LifeTransaction life, NewRun run)
    {
        var request = run.Request;
        var key = request.Target.Key;
        return await life.ExecuteAsync(
                AdmissionSql.Insert,
                parameters =>
                    parameters
                        .With(run.RunId)
                        .With(key)
                        .With(key.Split(':')[0])
                        .With(JsonSerializer.Serialize(request.Target, SyncJson.Default.SyncTarget))
                        .With(JsonSerializer.Serialize(request, SyncJson.Default.SyncRequest))
                        .With(request.Trigger)
                        .With(request.Actor)
                        .With(run.Owner)
                        .With(request.DryRun, NpgsqlDbType.Boolean)
                        .With((short)request.MaxImagesPerPerson, NpgsqlDbType.Smallint)
                        .With(run.BackendHost)
                        .With(url.Host)
                        .With(run.Delay.TotalSeconds, NpgsqlDbType.Double)
                        .With(run.PartSize)
                        .With(run.People is not null, NpgsqlDbType.Boolean)
                        .With([.. run.Warnings])
                        .With(request.RetryOf, NpgsqlDbType.Uuid)
                        .With(request.Schedule)
                        .With(request.ScheduledFor?.ToUniversalTime(), NpgsqlDbType.TimestampTz)
                        .With(request.Late, NpgsqlDbType.Boolean)
            ) > 0;
    }

    private static async Task<Admission?> FindInFlightAsync(LifeTransaction life, NewRun run)
    {
        var request = run.Request;
        var found = await life.FirstAsync(
            AdmissionSql.InFlight,
            parameters => parameters.With(request.Target.Key),
            row => new Admission(
                row.GetInt16(1) == request.MaxImagesPerPerson
                && row.IdOrNull(2) == request.RetryOf
                // What is about to end would leave a queued request undone; a terminal watches it end.
                && (run.Owner is not null || !row.GetBoolean(3))
                // A gate judges its own run, and takes it back: neither is anybody else's.
                && !row.GetBoolean(4)
                && request.Trigger != RunTriggers.Gate
                    ? AdmissionKind.Attached
                    : AdmissionKind.Busy,
                row.GetGuid(0)
            )
        );
        if (found is null)
        {
            return null;
        }

        if (!run.Attaches)
        {
            await ScheduleFires.PointAsync(life, request, found.RunId, ScheduleFireOutcome.Skipped);
            await ForgetKeyAsync(life, run);
            return found with { Kind = AdmissionKind.Skipped };
        }

        if (found.Kind == AdmissionKind.Busy)
        {
            life.Drop();
            return found;
        }

        await ScheduleFires.PointAsync(life, request, found.RunId, ScheduleFireOutcome.Started);
        if (run.Key is { } key)
        {
            await life.ExecuteAsync(AdmissionSql.PointKey, parameters => parameters.With(key.Key).With(found.RunId));
        }

        return found;
    }

    private async Task OpenPartsAsync(LifeTransaction life, NewRun run)
    {
        var people = run.People ?? ReadOnlyMemory<Guid>.Empty;
        var size = run.PartSize > 0 ? run.PartSize : Math.Max(people.Length, 1);
        await life.ExecuteAsync(
            AdmissionSql.OpenParts,
            parameters =>
                parameters
                    .With(run.RunId)
                    .With(Math.Max(1, (people.Length + size - 1) / size))
                    .With(run.Owner)
                    .With(lease.TotalSeconds, NpgsqlDbType.Double)
        );
        for (var (part, first) = (0, 0); first < people.Length; part++, first += size)
        {
            var share = people.Slice(first, Math.Min(size, people.Length - first));
            await CastChunks.AddAsync(life, run.RunId, part, share);
        }
    }
}

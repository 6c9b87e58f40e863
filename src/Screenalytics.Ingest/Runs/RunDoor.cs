using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Starts runs: checks first, records, syncs, reports.</summary>
/// <param name="store">Where runs are recorded.</param>
/// <param name="client">The backend.</param>
/// <param name="pace">How the client paces itself.</param>
/// <param name="options">How people are synced.</param>
/// <param name="time">The clock.</param>
internal sealed class RunDoor(
    IRunStore store,
    ITrrBackendClient client,
    IBackendPace pace,
    SyncOptions options,
    TimeProvider time
) : IRunDoor
{
    /// <inheritdoc/>
    public async Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        var warnings = new RunWarnings(observer);
        var clamped = request with { MaxImagesPerPerson = SyncRequest.ClampMaxImages(request.MaxImagesPerPerson) };
        if (clamped.MaxImagesPerPerson != request.MaxImagesPerPerson)
        {
            warnings.Add(
                $"max_images_per_person {request.MaxImagesPerPerson} is out of bounds; {clamped.MaxImagesPerPerson} applies (1 to 20)."
            );
        }

        await store.CheckReadyAsync(forWriting: !request.DryRun, cancellationToken).ConfigureAwait(false);
        var start = new RunStart(
            Guid.CreateVersion7(time.GetUtcNow()),
            clamped,
            pace.BackendHost,
            store.DatabaseHost,
            store.DatabaseName
        );
        var startedAt = time.GetUtcNow();

        // A dry run from a terminal writes nothing at all, not even history.
        var isRecorded = request is not { DryRun: true, Trigger: "cli" };
        if (isRecorded)
        {
            await store.BeginAsync(start, startedAt, cancellationToken).ConfigureAwait(false);
        }

        observer.OnStarted(start);
        var report = await SyncAsync(start, startedAt, observer, warnings, cancellationToken).ConfigureAwait(false);
        return isRecorded ? await RecordAsync(report).ConfigureAwait(false) : report;
    }

    private async Task<SyncReport> SyncAsync(
        RunStart start,
        DateTimeOffset startedAt,
        ISyncObserver observer,
        RunWarnings warnings,
        CancellationToken cancellationToken
    )
    {
        var timestamp = time.GetTimestamp();
        var target = start.Request.Target;
        var tally = new SyncTally();
        var source = SourceOf(target);
        var bank = store.OpenFaceBank(start.RunId, start.Request.DryRun);
        var fetcher = new PersonFetcher(client, start.Request.MaxImagesPerPerson, () => ProfileOf(source));
        void ShowIntake(object? sender, IntakeChangedEventArgs e) => observer.OnIntake(e.IsPaused);
        pace.IntakeChanged += ShowIntake;
        RunStoppedException? failure;
        bool interrupted;
        bool suspect;
        try
        {
            using var pipeline = new SyncPipeline(
                fetcher,
                source,
                pace,
                bank,
                observer,
                tally,
                options,
                time,
                warnings.Add,
                cancellationToken
            );
            failure = await pipeline.RunAsync().ConfigureAwait(false);

            // A cancellation that came after the last person changed nothing.
            interrupted =
                cancellationToken.IsCancellationRequested && (!pipeline.CastComplete || tally.NotAttempted > 0);
            suspect =
                pipeline.CastComplete
                && await IsSuddenlyEmptyAsync(start, tally, warnings, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pace.IntakeChanged -= ShowIntake;
        }

        var report = tally.Fill(
            new SyncReport
            {
                RunId = start.RunId,
                Status = RunStatus.Running,
                Suspect = suspect,
                DryRun = start.Request.DryRun,
                Target = target,
                MaxImagesPerPerson = start.Request.MaxImagesPerPerson,
                BackendHost = start.BackendHost,
                DatabaseHost = start.DatabaseHost,
                DatabaseName = start.DatabaseName,
                StartedAt = startedAt,
                FinishedAt = time.GetUtcNow(),
                DurationMs = (long)time.GetElapsedTime(timestamp).TotalMilliseconds,
                Failure = failure is null ? null : new RunFailure(failure.Code, failure.Message),
                Warnings = warnings.All,
            },
            source.Asked
        );
        return report with { Status = StatusOf(report, interrupted) };
    }

    // An unknown id and a sick backend answer an empty cast alike; one that had people before tells them apart.
    private async Task<bool> IsSuddenlyEmptyAsync(
        RunStart start,
        SyncTally tally,
        RunWarnings warnings,
        CancellationToken cancellationToken
    )
    {
        if (tally.Known > 0 || start.Request.DryRun || cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        var key = start.Request.Target.Key;
        try
        {
            if (await store.LastPeopleAsync(key, cancellationToken).ConfigureAwait(false) is > 0 and var before)
            {
                warnings.Add($"The cast of {key} is empty now, and had {before} people before: the run is suspect.");
                return true;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is done, and so is its report.
        }
        catch (RunStoppedException failure)
        {
            warnings.Add($"Whether the cast of {key} was empty before could not be told: {failure.Message}");
        }

        return false;
    }

    // The report is the operator's either way: one that could not be recorded says so.
    private async Task<SyncReport> RecordAsync(SyncReport report)
    {
        try
        {
            await store.CompleteAsync(report, CancellationToken.None).ConfigureAwait(false);
            return report;
        }
        catch (RunStoppedException failure)
        {
            return report with
            {
                Status = report.Status == RunStatus.Cancelled ? RunStatus.Cancelled : RunStatus.Error,
                Failure =
                    report.Failure
                    ?? new RunFailure(failure.Code, $"The run's end could not be recorded: {failure.Message}"),
            };
        }
    }

    private ICastSource SourceOf(SyncTarget target) =>
        target is PeopleTarget people ? new PeopleSource(people) : new BackendCastSource(client, target);

    private SelectionProfile? ProfileOf(ICastSource source) =>
        options.SelectionProfile == SelectionProfile.FacebankInitial
            ? new SelectionProfile(SelectionProfile.FacebankInitial, source.ShowId, options.ShowName)
            : null;

    private static RunStatus StatusOf(SyncReport report, bool interrupted)
    {
        // Exit code 130 goes before 1, so the operator's own stop names the run; a failure on the way stands beside it.
        if (interrupted)
        {
            return RunStatus.Cancelled;
        }

        if (report.Failure is not null)
        {
            return RunStatus.Error;
        }

        if (report.FailedPeople == 0)
        {
            return RunStatus.Ok;
        }

        return report.FailedPeople == report.People ? RunStatus.Error : RunStatus.Partial;
    }
}

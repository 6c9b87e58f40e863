using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>
/// Looks at one thing after another; what can't be looked at, because something before it failed, is left out.
/// </summary>
/// <param name="settings">What the command line says about how to run.</param>
/// <param name="inputs">Where the configuration is read from.</param>
/// <param name="time">The clock.</param>
internal sealed class Examination(CommandSettings settings, ConfigurationInputs inputs, TimeProvider time)
{
    /// <summary>Looks; lines come as they are known.</summary>
    /// <param name="personId">A person whose photos show the shape of the backend's answers, or null.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    public async IAsyncEnumerable<DoctorLine> RunAsync(
        Guid? personId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var whole = EffectiveConfiguration.Read(inputs, forSync: true);
        foreach (var line in ConfigurationExam.Lines(whole))
        {
            yield return line;
        }

        foreach (var line in DiskExam.Lines(whole.Host.DataDirectory!))
        {
            yield return line;
        }

        var withoutBackend = EffectiveConfiguration.Read(inputs, forSync: false);
        var known = new List<(SyncTarget? Target, Guid? Person)> { (null, personId) };
        if (withoutBackend.Choice is not null && withoutBackend.Errors.Count == 0)
        {
            await foreach (var line in DatabaseLinesAsync(withoutBackend, known, cancellationToken))
            {
                yield return line;
            }
        }
        else
        {
            yield return NotLookedAt(DatabaseExam.Area);
        }

        var withoutDatabase = EffectiveConfiguration.Read(inputs, forSync: true, forDatabase: false);
        if (withoutDatabase.Errors.Count == 0)
        {
            known.AddRange(withoutDatabase.Schedules.Select(schedule => (schedule.Target.Known, (Guid?)null)));
            var exam = new BackendExam(withoutDatabase.Trr, withoutDatabase.Redactor, time);
            await foreach (var line in exam.LinesAsync(known, cancellationToken))
            {
                yield return line;
            }
        }
        else
        {
            yield return NotLookedAt(BackendExam.Area);
        }

        await foreach (var line in WorkerExam.LinesAsync(whole.Api, time, cancellationToken))
        {
            yield return line;
        }
    }

    private async IAsyncEnumerable<DoctorLine> DatabaseLinesAsync(
        EffectiveConfiguration configuration,
        List<(SyncTarget?, Guid?)> known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (configuration.Choice!.Url is null && !IsPrivateMade(configuration))
        {
            yield return DoctorLine.Ok(
                DatabaseExam.Area,
                "private",
                $"The {configuration.Choice.Words} is not made yet; the first sync makes and migrates it."
            );
            yield break;
        }

        var (database, error) = await OpenAsync(configuration, cancellationToken);
        if (database is null)
        {
            yield return error!;
            yield break;
        }

        await using (database)
        {
            var answers = true;
            await foreach (var line in new DatabaseExam(database, time).LinesAsync(cancellationToken))
            {
                answers &= line is not { Code: DatabaseExam.Connection, Level: DoctorLevel.Failed };
                yield return line;
            }

            // Whoever reads on from here would wait for the database to come back.
            if (!answers)
            {
                yield break;
            }

            var exam = new ScheduleExam(configuration, database, time);
            await foreach (var line in exam.LinesAsync(cancellationToken))
            {
                yield return line;
            }

            known.Add((null, await exam.SomebodyAsync(cancellationToken)));
        }
    }

    private async Task<(OpenedDatabase?, DoctorLine?)> OpenAsync(
        EffectiveConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await OpenedDatabase.OpenAsync(configuration, settings, time, cancellationToken), null);
        }
        catch (RunStoppedException failure)
        {
            return (null, DoctorLine.Failed(DatabaseExam.Area, "connection", failure.Message));
        }
    }

    private static DoctorLine NotLookedAt(string area) =>
        DoctorLine.Warning(area, "not_looked_at", "It was not looked at: the configuration is wrong.");

    private static bool IsPrivateMade(EffectiveConfiguration configuration) =>
        Directory.Exists(new ClusterLayout(configuration.Host.DataDirectory!).Root);
}

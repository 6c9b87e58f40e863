using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Looks at the database: reachable, its schema, grants and rows, and its clock.</summary>
internal sealed class DatabaseExam(OpenedDatabase database, TimeProvider time)
{
    /// <summary>The area of its lines.</summary>
    public const string Area = "database";

    /// <summary>The code of the line that says whether it answers.</summary>
    public const string Connection = "connection";

    /// <summary>The findings.</summary>
    public async IAsyncEnumerable<DoctorLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (report, failure) = await CheckAsync(cancellationToken);
        if (report is null)
        {
            yield return DoctorLine.Failed(Area, Connection, failure!);
            yield break;
        }

        yield return DoctorLine.Ok(
            Area,
            Connection,
            $"Database {report.Identity.Database} on {report.Identity.Host} answers, as user {report.Identity.User} (PostgreSQL {report.Identity.ServerVersion})."
        );
        foreach (var finding in report.Findings)
        {
            var line = DatabaseAnswers.LineOf(finding);
            yield return new DoctorLine(Area, finding.Code, LevelOf(finding.Level), line.Text)
            {
                WayOut = line.Details,
            };
        }

        yield return await ClockAsync(cancellationToken);
    }

    private async Task<(DatabaseCheckReport?, string?)> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await new DatabaseCheck(database.Source).RunAsync(cancellationToken), null);
        }
        catch (RunStoppedException failure)
        {
            return (null, failure.Message);
        }
    }

    private async Task<DoctorLine> ClockAsync(CancellationToken cancellationToken)
    {
        try
        {
            var skew = await new DatabaseClock(database.Source, time).SkewAsync(cancellationToken);
            return ClockLine.Of(Area, "The database's clock", skew, ClockLine.DatabaseTolerance, stopsAt: null);
        }
        catch (RunStoppedException failure)
        {
            return DoctorLine.Failed(Area, "clock", failure.Message);
        }
    }

    private static DoctorLevel LevelOf(CheckLevel level) =>
        level switch
        {
            CheckLevel.Ok => DoctorLevel.Ok,
            CheckLevel.Warning => DoctorLevel.Warning,
            _ => DoctorLevel.Failed,
        };
}

using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs.Oversight;

/// <summary>Runs beside one another, and dry runs beside the face bank.</summary>
internal interface IRunComparison
{
    /// <summary>
    /// People of whom two runs made different things (another outcome, source, failure or number of rows fetched), or whom
    /// one of them did not come to, by id.
    /// </summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later run.</param>
    /// <param name="cursor">The person that the page before ended with, or null.</param>
    /// <param name="most">People at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<RunPage<PersonDifference>> DifferencesAsync(
        Guid before,
        Guid after,
        Guid? cursor,
        int most,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What a sync would change, person by person, by id: what a dry run on a worker recorded. People of whom nothing would
    /// change are left out.
    /// </summary>
    /// <param name="dryRun">The dry run.</param>
    /// <param name="cursor">The person that the page before ended with, or null.</param>
    /// <param name="most">People at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<RunPage<PlannedPerson>> PlanAsync(Guid dryRun, Guid? cursor, int most, CancellationToken cancellationToken);
}

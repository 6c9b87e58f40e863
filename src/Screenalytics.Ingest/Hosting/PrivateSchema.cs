using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Keeps the program's private database up to date, since nobody else does.</summary>
internal static class PrivateSchema
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="RunStoppedException">Something stands in the way.</exception>
    public static async Task BringUpToDateAsync(DatabaseSource source, CancellationToken cancellationToken)
    {
        var result = await new DatabaseMigrator(source).ApplyAsync(cancellationToken);
        if (!result.Succeeded)
        {
            throw new RunStoppedException(
                FailureCode.DatabaseNotReady,
                $"The private database can't be brought up to date: {result.Plan.Obstacles[0].Message} "
                    + "'screenalytics-ingest db check' tells more."
            );
        }
    }
}

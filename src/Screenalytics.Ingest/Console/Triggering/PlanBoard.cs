using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>Reads what dry runs would change.</summary>
internal sealed class PlanBoard(RunBoard runs, IRunComparison comparison, PhotoModels photos, TrrPort trr)
{
    /// <summary>People a page.</summary>
    public const int PageSize = 25;

    /// <summary>The run, or null when there is none.</summary>
    public async Task<RunDetail?> FindAsync(Guid runId, CancellationToken stop) =>
        await runs.LookAsync(runId, stop) is var (run, _) ? run : null;

    /// <summary>A page of what it would change.</summary>
    public async Task<PlanModel> ReadAsync(RunDetail run, Guid? cursor, ConsoleUser user, CancellationToken stop)
    {
        var page = await comparison.PlanAsync(run.RunId, cursor, PageSize, stop);
        var names = await trr.NamesAsync([.. page.Items.Select(person => person.PersonId)], stop);
        return new PlanModel
        {
            Now = runs.Now,
            Run = run,
            Cursor = cursor,
            Next = page.Next,
            MayStart = user.Can(ConsoleRole.Operator),
            People =
            [
                .. page.Items.Select(person => new PlannedRow(
                    person,
                    names.GetValueOrDefault(person.PersonId),
                    [.. person.Images.Select(PhotoOf)]
                )),
            ],
        };
    }

    private PlannedPhoto PhotoOf(PlannedImage image)
    {
        var (shown, why) = photos.Show(image.S3OriginalKey);
        return new PlannedPhoto(image, shown, why);
    }
}

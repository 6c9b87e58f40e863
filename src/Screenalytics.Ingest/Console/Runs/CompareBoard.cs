using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Looks at two runs beside one another, once for all who look at them within a moment.</summary>
internal sealed class CompareBoard(IRunComparison comparison, TrrPort trr, TimeProvider time)
{
    private const int PageSize = 50;

    private readonly SharedLook<(Guid Before, Guid After, Guid? Cursor), CompareFound> _looks = new(
        TimeSpan.FromSeconds(10),
        time
    );

    /// <summary>Finds people of whom two runs made different things.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later run.</param>
    /// <param name="cursor">The person that the page before ended with, or null.</param>
    /// <param name="stop">Whoever asks leaves; the look goes on.</param>
    public Task<CompareFound> LookAsync(Guid before, Guid after, Guid? cursor, CancellationToken stop) =>
        _looks.GetAsync((before, after, cursor), () => FindAsync(before, after, cursor), stop);

    private async Task<CompareFound> FindAsync(Guid before, Guid after, Guid? cursor)
    {
        var page = await comparison.DifferencesAsync(before, after, cursor, PageSize, CancellationToken.None);
        var names = await trr.NamesAsync([.. page.Items.Select(one => one.PersonId)], CancellationToken.None);
        return new CompareFound(page, names);
    }
}

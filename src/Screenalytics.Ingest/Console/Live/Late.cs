namespace Screenalytics.Ingest.Console.Live;

/// <summary>
/// Leaves nobody before an empty window: what takes longer than a moment is announced by a page that shows it as soon as it
/// is there.
/// </summary>
internal static class Late
{
    // What a page takes that looks at little.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>Answers with what a look finds, or, when that takes longer, with the page that follows it.</summary>
    /// <param name="look">The look; it goes on whoever leaves, and whoever looks for the same later shares it.</param>
    /// <param name="show">The answer with what it found.</param>
    /// <param name="underWay">The answer until then.</param>
    /// <param name="time">The clock.</param>
    public static async Task<IResult> AnswerAsync<T>(
        Task<T> look,
        Func<T, IResult> show,
        Func<IResult> underWay,
        TimeProvider time
    )
    {
        using var moment = new CancellationTokenSource();
        await Task.WhenAny(look, Task.Delay(Moment, time, moment.Token));
        await moment.CancelAsync();
        return look.IsCompleted ? show(await look) : underWay();
    }

    /// <summary>Tells the page that follows a look when that is done.</summary>
    /// <param name="services">What live pages need.</param>
    /// <param name="look">Shares the look.</param>
    public static LiveStream Follow(LiveServices services, Func<CancellationToken, Task> look) =>
        new(
            services,
            Moment,
            async stop =>
            {
                await look(stop);
                return new LiveFrame([], IsOver: true);
            }
        );
}

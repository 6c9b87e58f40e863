using Spectre.Console;

namespace Screenalytics.Ingest.Cli.Progress;

/// <summary>A live display on the error stream, refreshed a few times a second until it is disposed.</summary>
internal sealed class ProgressDisplay : IAsyncDisposable
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(125);

    private readonly CancellationTokenSource _stop = new();
    private readonly CliConsole _console;
    private readonly ProgressTally _tally;
    private readonly PaceMeter _pace;
    private readonly Task _task;

    private ProgressDisplay(CliConsole console, ProgressTally tally)
    {
        _console = console;
        _tally = tally;
        _pace = new PaceMeter(console.Time);
        // Off this thread: loading the display must not hold up the first request.
        _task = Task.Run(ShowAsync);
    }

    /// <summary>Starts to show the tally.</summary>
    public static ProgressDisplay Start(CliConsole console, ProgressTally tally) => new(console, tally);

    /// <summary>Takes the display away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _task;
        _stop.Dispose();
    }

    private async Task ShowAsync()
    {
        var ansi = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(_console.Error.Writer),
                ColorSystem = _console.NoColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            }
        );
        if (!ansi.Profile.Capabilities.Ansi)
        {
            return;
        }

        try
        {
            await ansi.Live(new Text("")).AutoClear(true).StartAsync(context => RefreshAsync(ansi, context));
        }
        finally
        {
            _console.Error.DivertTo(null);
        }
    }

    private async Task RefreshAsync(IAnsiConsole ansi, LiveDisplayContext context)
    {
        _console.Error.DivertTo(line => ansi.WriteLine(line));
        using var timer = new PeriodicTimer(RefreshEvery, _console.Time);
        do
        {
            var counts = _tally.Read();
            _pace.Sample(counts.Done);
            var profile = ansi.Profile;
            context.UpdateTarget(ProgressText.Draw(counts, _pace, profile.Width, profile.Capabilities.Unicode));
        } while (await WaitAsync(timer));

        _console.Error.DivertTo(null);
    }

    private async Task<bool> WaitAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

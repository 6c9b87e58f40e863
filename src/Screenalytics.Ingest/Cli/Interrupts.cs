using System.Runtime.InteropServices;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli;

/// <summary>Ctrl-C, SIGTERM and SIGHUP: the first asks the command to drain and report, the second leaves at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private const string ShowCursor = "\e[?25h";

    // What asks once may be heard twice: 'timeout' signals the program and then its whole group.
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly CliConsole _console;
    private readonly string _stopping;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;
    private long _first;

    private Interrupts(CliConsole console, string stopping)
    {
        _console = console;
        _stopping = stopping;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);

        // A terminal that is closed, a connection that is lost.
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
    }

    /// <summary>Runs a command that signals may interrupt.</summary>
    /// <param name="console">Where the first signal is answered.</param>
    /// <param name="run">The command.</param>
    /// <param name="stopping">What the first signal is answered with.</param>
    /// <returns>The command's exit code, or that of an interruption when it ended by one.</returns>
    public static async Task<int> GuardAsync(
        CliConsole console,
        Func<CancellationToken, Task<int>> run,
        string stopping = "Stopping; what was committed stays."
    )
    {
        using var interrupts = new Interrupts(console, stopping);
        try
        {
            return await run(interrupts._source.Token);
        }
        catch (OperationCanceledException) when (interrupts._source.IsCancellationRequested)
        {
            console.Error.WriteLine("Interrupted before there was anything to report.");
            return ExitCodes.Interrupted;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        var now = Math.Max(1, _console.Time.GetTimestamp());
        if (Interlocked.CompareExchange(ref _first, now, 0) is not 0 and var first)
        {
            if (_console.Time.GetElapsedTime(first, now) < Echo)
            {
                return;
            }

            if (_console.ErrorIsTerminal)
            {
                _console.Error.Writer.Write(ShowCursor);
            }

            Environment.Exit(ExitCodes.Interrupted);
        }

        _console.Error.WriteLine($"{_stopping} Once more to leave at once.");
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command came to its end at this very moment.
        }
    }
}

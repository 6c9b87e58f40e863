using System.Text.Json;
using Screenalytics.Ingest.Cli.Progress;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>Follows a run to its end, over workers that stop and connections that break.</summary>
/// <param name="client">The worker.</param>
/// <param name="console">Where words go.</param>
/// <param name="ticket">The run.</param>
/// <param name="output">Who takes people.</param>
/// <param name="tally">The display's numbers, or null when there is none.</param>
internal sealed class WorkerFollower(
    WorkerClient client,
    CliConsole console,
    RunTicket ticket,
    FollowedOutput output,
    ProgressTally? tally
)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string? _cursor;
    private SyncReport? _report;
    private bool _heard;

    /// <summary>Follows it.</summary>
    /// <returns>The run's report.</returns>
    /// <exception cref="RunStoppedException">The worker refuses, or stays away.</exception>
    public async Task<SyncReport> FollowAsync(CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        var since = console.Time.GetTimestamp();
        while (true)
        {
            _heard = false;
            var lost = await ListenAsync(cancellationToken);
            if (_report is not null)
            {
                return _report;
            }

            if (_heard)
            {
                (wait, since) = (FirstWait, console.Time.GetTimestamp());
            }
            else if (console.Time.GetElapsedTime(since) > Patience)
            {
                throw new RunStoppedException(
                    FailureCode.WorkerUnreachable,
                    $"The worker stayed away for {Patience.TotalMinutes} minutes. Run {ticket.RunId} goes on when a worker "
                        + $"is there: '{CliApplication.Name} runs show {ticket.RunId}' tells what came of it. ({lost})"
                );
            }

            if (wait == FirstWait)
            {
                console.Error.WriteLine($"The run's events broke off; trying again. {lost}");
            }

            await Task.Delay(wait, console.Time, cancellationToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    // What ended the listening, in words; what can't pass is thrown.
    private async Task<string> ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in client.EventsAsync(ticket, _cursor, cancellationToken))
            {
                _heard = true;
                Take(item.EventType, item.Data);
                _cursor = item.EventId ?? _cursor;
                if (_report is not null)
                {
                    return "";
                }
            }

            return "The worker closed the connection.";
        }
        catch (JsonException e)
        {
            throw new RunStoppedException(
                FailureCode.WorkerUnreachable,
                $"The worker at {client.Access} tells what this version does not understand: use the worker's version.",
                e
            );
        }
        catch (RunStoppedException e)
            when (e.Code is FailureCode.WorkerUnreachable or FailureCode.WorkerNotReady or FailureCode.TooManyFollowers
                || FailureCatalog.Describe(e.Code).HttpStatus == 503 && e.Code != FailureCode.AdminSecretNotSet
            )
        {
            return e.Message;
        }
    }

    private void Take(string type, byte[] data)
    {
        switch (type)
        {
            case "progress":
                tally?.Set(JsonSerializer.Deserialize(data, RunsJson.Default.RunSummary)!.Counts);
                break;
            case "person" when output.TakesPeople:
                output.OnPerson(JsonSerializer.Deserialize(data, RunsJson.Default.PersonReport)!);
                break;
            case "end":
                var run = JsonSerializer.Deserialize(data, RunsJson.Default.RunDetail)!;
                tally?.Set(run.Counts);
                _report = run.Report ?? throw new JsonException("The run has no report.");
                break;
            default:
                break;
        }
    }
}

using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Cli.Schedules;

/// <summary>Runs a <c>schedules</c> verb.</summary>
internal sealed class ScheduleRunner(ICommandHost host, CommandSettings settings, CliConsole console, bool asJson)
{
    /// <summary>Lists them.</summary>
    public Task<int> ListAsync() =>
        WithBoardAsync(
            async (board, token) =>
            {
                var all = await board.ListAsync(token);
                if (asJson)
                {
                    await JsonSerializer.SerializeAsync(
                        console.Output,
                        all,
                        RunsJson.Default.IReadOnlyListScheduleView,
                        token
                    );
                    console.Output.WriteByte((byte)'\n');
                }
                else
                {
                    ScheduleTable.Write(all, console);
                }
            }
        );

    /// <summary>Shows when they come due next.</summary>
    public int Preview(string? name, int count)
    {
        var all = host.ReadSchedules(settings);
        if (name is not null)
        {
            Require(name, all.Select(schedule => schedule.Name));
        }

        var previews = all.Where(schedule => name is null || schedule.Name == name)
            .Select(schedule => SchedulePreview.Of(schedule, console.Time.GetUtcNow(), count))
            .ToList();
        if (asJson)
        {
            SchedulePreviewJson.Write(previews, console.Output);
        }
        else
        {
            ScheduleTable.Write(previews, console);
        }

        return ExitCodes.Ok;
    }

    /// <summary>Pauses one.</summary>
    public Task<int> PauseAsync(string name, string reason) =>
        ChangeAsync(
            name,
            (board, token) => board.PauseAsync(name, reason, Environment.UserName, token),
            (view, changed) =>
                changed
                    ? $"Schedule {name} is paused: {view.PauseReason}."
                    : $"Schedule {name} was paused already{ScheduleTable.WhyPaused(view)}."
        );

    /// <summary>Resumes one.</summary>
    public Task<int> ResumeAsync(string name) =>
        ChangeAsync(
            name,
            (board, token) => board.ResumeAsync(name, Environment.UserName, token),
            (view, changed) =>
                changed
                    ? $"Schedule {name} goes on; it comes due next {ScheduleTable.NextOf(view)}."
                    : $"Schedule {name} was not paused."
        );

    private Task<int> ChangeAsync(
        string name,
        Func<IScheduleBoard, CancellationToken, Task<bool?>> change,
        Func<ScheduleView, bool, string> tell
    ) =>
        WithBoardAsync(
            async (board, token) =>
            {
                if (await change(board, token) is not { } changed)
                {
                    Require(name, (await board.ListAsync(token)).Select(view => view.Name));
                    return;
                }

                var view = (await board.FindAsync(name, token))!;
                if (asJson)
                {
                    await JsonSerializer.SerializeAsync(console.Output, view, RunsJson.Default.ScheduleView, token);
                    console.Output.WriteByte((byte)'\n');
                }
                else
                {
                    ScheduleTable.Write(tell(view, changed), console);
                }
            }
        );

    private Task<int> WithBoardAsync(Func<IScheduleBoard, CancellationToken, Task> work) =>
        Interrupts.GuardAsync(
            console,
            async token =>
            {
                await using var session = await host.OpenSchedulesAsync(settings, token);
                await work(session.Board, token);
                return ExitCodes.Ok;
            }
        );

    private static void Require(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (names.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        var near = names.Count == 0 ? null : NearestName.Of(name, names);
        throw new UsageException([
            $"'{name}' is no schedule of the configuration"
                + (near is null ? "; 'schedules list' shows them." : $"; did you mean {near}?"),
        ]);
    }
}

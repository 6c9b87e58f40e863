using System.Text;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>
/// One run that is killed once or several times and started again, on fresh tables: what was struck, and what is wrong
/// with what is left.
/// </summary>
/// <param name="stage">Where it plays.</param>
/// <param name="number">Its number, which decides who runs and which phases are aimed at.</param>
/// <param name="random">Decides the rest.</param>
/// <param name="wanted">The phase to aim at in place of those, or null.</param>
internal sealed class KillRound(Stage stage, int number, Random random, RunPhase? wanted)
{
    private const int MostLogged = 3000;
    private readonly StringBuilder _story = new();
    private readonly bool _isWorker = number % 2 == 1;

    /// <summary>The phases in which the process was killed.</summary>
    public List<RunPhase> Struck { get; } = [];

    /// <summary>Plays it.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public async Task<string?> PlayAsync()
    {
        await stage.ResetAsync();
        var kills = random.Next(10) switch
        {
            < 6 => 1,
            < 9 => 2,
            _ => 4,
        };
        try
        {
            while (Struck.Count < kills && await PhaseAsync() != RunPhase.Over)
            {
                await StrikeAsync(wanted ?? (RunPhase)((number + Struck.Count) % 6));
            }

            if (await PhaseAsync() != RunPhase.Over)
            {
                await using var last = await KillVictim.StartAsync(stage, _isWorker);
                Log("finished by", await last.FinishAsync());
            }

            return await JudgeAsync() is { } wrong ? $"{wrong}\n{_story}" : null;
        }
        catch (Exception e) when (e is TimeoutException or ShouldAssertException or InvalidOperationException)
        {
            return $"{e.Message}\n{_story}";
        }
    }

    private async Task StrikeAsync(RunPhase aim)
    {
        await using var victim = await KillVictim.StartAsync(stage, _isWorker);
        await AimAsync(aim, victim);
        var phase = await PhaseAsync();
        var said = await victim.KillAsync();
        await stage.Database.UntilAbandonedAsync();
        Struck.Add(phase);
        Log($"aimed at {aim}, struck at {phase}, then {await PhaseAsync()}:", said);
    }

    // Waits until the phase is there, or past, and for a random time into it; what is over is as good as there.
    private async Task AimAsync(RunPhase aim, KillVictim victim)
    {
        var people = stage.Life.Whole - stage.Life.Start;
        if (aim is RunPhase.Cast or RunPhase.People or RunPhase.LastBatch or RunPhase.Ending)
        {
            await Until.SoAsync(
                async () => await PhaseAsync() >= aim || victim.HasFailed,
                () => $"Phase {aim} did not come.\n{_story}"
            );
        }

        var most = aim switch
        {
            RunPhase.Start => stage.Life.Start,
            RunPhase.Cast => TimeSpan.FromMilliseconds(120),
            RunPhase.People => people * 0.5,
            RunPhase.LastBatch => TimeSpan.FromMilliseconds(20),
            RunPhase.Ending => TimeSpan.FromMilliseconds(150),
            _ => stage.Life.Whole,
        };
        await Until.PassedAsync(random.NextDouble() * most);
    }

    private Task<RunPhase> PhaseAsync() => stage.Database.PhaseAsync(stage.Cast.People);

    private async Task<string?> JudgeAsync()
    {
        if ((await RunRows.ReadAsync(stage.Database)).DifferenceTo(stage.Expected) is { } difference)
        {
            return difference;
        }

        if (stage.Sandbox.Journal.UnprovenFallbacks() is { Count: > 0 } unproven)
        {
            return $"{unproven.Count} fallback(s) without a proof: {unproven[0]}";
        }

        return await RefetchedAsync();
    }

    private async Task<string?> RefetchedAsync()
    {
        var filed = (
            await stage.Database.ListAsync(
                "SELECT person_id, finished_at FROM screenalytics_ingest.person_result",
                row => (Person: row.GetGuid(0), At: row.GetFieldValue<DateTimeOffset>(1))
            )
        ).ToDictionary(row => row.Person, row => row.At);
        var photos = stage
            .Sandbox.Journal.Entries()
            .Where(entry => entry.Endpoint == Screenalytics.Sandbox.BackendEndpoint.Photos)
            .ToList();
        var again = photos.Where(entry => entry.Time > filed[entry.Target]).ToList();
        if (again.Count > 0)
        {
            return $"{again.Count} call(s) for people who were committed already: {again[0]}, committed at {filed[again[0].Target]:O}";
        }

        var most = photos
            .Where(entry => entry.SeedOnly && !stage.Failing.Contains(entry.Target))
            .CountBy(entry => entry.Target)
            .MaxBy(person => person.Value);
        return most.Value > 1 + Struck.Count
            ? $"{most.Value} seed calls for {most.Key} after {Struck.Count} kill(s)"
            : null;
    }

    private void Log(string what, string said) =>
        _story.AppendLine(what).AppendLine(said.Length > MostLogged ? said[^MostLogged..] : said);
}

using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Gathers what logs tell of fallbacks, in memory that does not grow with the people.</summary>
/// <param name="filter">Who is wanted.</param>
/// <param name="onPerson">Told everybody who is wanted, with the reason, as they are read.</param>
internal sealed class FallbackStatistics(FallbackFilter filter, Action<LoggedPerson, string>? onPerson = null)
    : ILogVisitor
{
    private const int MostRuns = 10_000;
    private const int MostCasts = 10_000;
    private const int MostTimes = 400_000;
    private const int MostWords = 200;
    private const int MostLetters = 256;
    private const string NoTarget = "";

    // All the world's offsets are multiples of it, so that local hours and days can be made of it too.
    private static readonly long Grain = TimeSpan.FromMinutes(15).Ticks;

    private readonly FallbackTally _totals = new();
    private readonly WordCounts _patterns = new(MostWords);
    private readonly WordCounts _reasons = new(MostWords);
    private readonly BoundedTable<Guid, RunTally> _runs = new(MostRuns, id => new RunTally(id), run => run.Last);
    private readonly BoundedTable<string, FallbackTally> _casts = new(
        MostCasts,
        _ => new FallbackTally(),
        row => row.Last
    );
    private readonly BoundedTable<long, FallbackTally> _times = new(
        MostTimes,
        _ => new FallbackTally(),
        row => row.Last
    );
    private Guid? _matched;

    /// <summary>Lines that tell nothing, and where the first of them stand.</summary>
    public LineTrouble Trouble { get; } = new();

    /// <summary>Whether the run that was asked for was met.</summary>
    public bool HasMatched => filter.Run is null || _matched is not null;

    /// <inheritdoc/>
    /// <exception cref="AmbiguousRunException">More than one run's id begins like the one that was asked for.</exception>
    public void OnPerson(LoggedPerson person)
    {
        Trouble.Events++;
        var reason = FallbackReason.Of(person);
        if (!IsOfRun(person.RunId) || !filter.Takes(person, reason))
        {
            return;
        }

        Span<char> letters = stackalloc char[MostLetters];
        var shape = letters[..CallPattern.WriteShape(person.Calls, letters)];
        var isProven = reason != FallbackReason.NotProven;
        _totals.Add(person, isProven);
        _patterns.Add(shape);
        _reasons.Add(reason);
        var run = _runs.Of(person.RunId);
        run.Add(person, reason, shape);
        _casts.Of(run.Target ?? NoTarget).Add(person, isProven);
        _times.Of(person.Time.UtcTicks / Grain).Add(person, isProven);
        onPerson?.Invoke(person, reason);
    }

    /// <inheritdoc/>
    /// <exception cref="AmbiguousRunException">More than one run's id begins like the one that was asked for.</exception>
    public void OnRun(LoggedRun run)
    {
        Trouble.Events++;
        if (IsOfRun(run.RunId))
        {
            _runs.Of(run.RunId).Add(run);
        }
    }

    /// <inheritdoc/>
    public void OnCall(LoggedCallEvent call) => Trouble.Events++;

    /// <inheritdoc/>
    public void OnOther(LogPlace place) => Trouble.Events++;

    /// <inheritdoc/>
    public void OnForeign(LogPlace place) => Trouble.AddForeign(place);

    /// <inheritdoc/>
    public void OnTorn(LogPlace place, string reason) => Trouble.AddTorn(place, reason);

    /// <summary>What was gathered so far.</summary>
    /// <param name="zone">Whose hours and days are meant.</param>
    public FallbackReport ToReport(TimeZoneInfo zone)
    {
        var totals = _totals.ToFigures();
        var runs = _runs.Rows.Select(pair => pair.Value.ToRun()).Where(run => run.Figures.People > 0 || IsWanted(run));
        return new FallbackReport
        {
            From = totals.People == 0 ? null : _totals.First,
            Until = totals.People == 0 ? null : _totals.Last,
            Totals = totals,
            Patterns = _patterns.ToList(),
            Reasons = _reasons.ToList(),
            Runs = [.. runs.OrderByDescending(run => run.Started).ThenBy(run => run.RunId)],
            RunsLeftOut = _runs.LeftOut,
            Casts =
            [
                .. _casts
                    .Rows.Select(pair => RowOf(pair.Key.Length == 0 ? null : pair.Key, pair.Value.First, pair.Value))
                    .OrderByDescending(row => row.Figures.People)
                    .ThenBy(row => row.Key, StringComparer.Ordinal),
            ],
            CastsLeftOut = _casts.LeftOut,
            Days = Times(zone, local => local.Date),
            Hours = Times(zone, local => local.Date.AddHours(local.Hour)),
            TornLines = Trouble.Torn,
            ForeignLines = Trouble.Foreign,
            Events = Trouble.Events,
        };
    }

    private static FallbackRow RowOf(string? key, DateTimeOffset from, FallbackTally tally) =>
        new(key, from, tally.ToFigures());

    // A run in which nobody is wanted is of interest only to who asks for runs.
    private bool IsWanted(FallbackRun run) =>
        filter.People.Count == 0
        && filter.Outcomes.Count == 0
        && filter.Reasons.Count == 0
        && !(run.Started < filter.Since)
        && !(run.Started >= filter.Until);

    private FallbackRow[] Times(TimeZoneInfo zone, Func<DateTimeOffset, DateTime> beginOf)
    {
        var tallies = new SortedDictionary<DateTimeOffset, FallbackTally>();
        foreach (var (grain, tally) in _times.Rows)
        {
            var local = TimeZoneInfo.ConvertTime(new DateTimeOffset(grain * Grain, TimeSpan.Zero), zone);
            var begin = new DateTimeOffset(beginOf(local), local.Offset);
            if (!tallies.TryGetValue(begin, out var sum))
            {
                tallies.Add(begin, sum = new FallbackTally());
            }

            sum.Add(tally);
        }

        return [.. tallies.Select(pair => RowOf(null, pair.Key, pair.Value))];
    }

    private bool IsOfRun(Guid runId)
    {
        if (filter.Run is null)
        {
            return true;
        }

        if (!filter.TakesRun(runId))
        {
            return false;
        }

        if (_matched is { } first && first != runId)
        {
            throw new AmbiguousRunException(filter.Run, first, runId);
        }

        _matched = runId;
        return true;
    }
}

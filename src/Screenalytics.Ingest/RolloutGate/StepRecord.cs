using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>What a step notes while it looks.</summary>
internal sealed class StepRecord
{
    private readonly List<GateCheck> _checks = [];
    private readonly List<GateExchange> _exchanges = [];
    private readonly Dictionary<string, string> _input = [];

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<GateCheck> Checks => _checks;

    /// <summary>What was asked.</summary>
    public IReadOnlyList<GateExchange> Exchanges => _exchanges;

    /// <summary>What it was done on.</summary>
    public IReadOnlyDictionary<string, string> Input => _input;

    /// <summary>The worst of the checks; without any, nothing is judged.</summary>
    public GateVerdict Verdict =>
        _checks.Count == 0 ? GateVerdict.NotJudged : GateVerdicts.Worst(_checks.Select(check => check.Verdict));

    /// <summary>The verdict in a sentence: what the first of the worst checks saw, or how many were proven.</summary>
    public string Summary =>
        Verdict == GateVerdict.Proven
            ? (_checks.Count == 1 ? _checks[0].Observed : $"{_checks.Count} of {_checks.Count} checks proven.")
            : _checks.Find(check => check.Verdict == Verdict)?.Observed ?? "Nothing was looked at.";

    /// <summary>Notes what the step works on.</summary>
    public void Uses(string name, string value) => _input[name] = value;

    /// <summary>Notes an exchange.</summary>
    public void Add(GateExchange exchange) => _exchanges.Add(exchange);

    /// <summary>Notes what was judged elsewhere.</summary>
    public void Add(GateCheck check) => _checks.Add(check);

    /// <summary>Notes something that is as it should be.</summary>
    public void Proven(string id, string expected, string observed) =>
        _checks.Add(new GateCheck(id, GateVerdict.Proven, expected, observed));

    /// <summary>Notes something that is not as it should be.</summary>
    /// <param name="id">What was looked at.</param>
    /// <param name="expected">What it has to be.</param>
    /// <param name="observed">What it was, and the cause as far as it is known.</param>
    /// <param name="wayOut">What to do.</param>
    public void Disproven(string id, string expected, string observed, string? wayOut = null) =>
        _checks.Add(new GateCheck(id, GateVerdict.Disproven, expected, observed, wayOut));

    /// <summary>Notes something that can't be told.</summary>
    /// <param name="id">What was to be looked at.</param>
    /// <param name="expected">What it has to be.</param>
    /// <param name="reason">Why it can't be told.</param>
    /// <param name="wayOut">What to do to have it told.</param>
    public void NotJudged(string id, string expected, string reason, string? wayOut = null) =>
        _checks.Add(new GateCheck(id, GateVerdict.NotJudged, expected, reason, wayOut));

    /// <summary>Notes something that was left out since nothing may be written.</summary>
    public void LeftOut(string id, string expected, string reason) =>
        _checks.Add(new GateCheck(id, GateVerdict.LeftOut, expected, reason));

    /// <summary>Notes what holds, or does not.</summary>
    /// <returns>Whether it holds.</returns>
    public bool Expect(bool holds, string id, string expected, string observed, string? wayOut = null)
    {
        if (holds)
        {
            Proven(id, expected, observed);
        }
        else
        {
            Disproven(id, expected, observed, wayOut);
        }

        return holds;
    }
}

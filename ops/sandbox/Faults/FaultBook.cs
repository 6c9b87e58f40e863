using System.Collections.Concurrent;

namespace Screenalytics.Sandbox.Faults;

/// <summary>The faults that are switched on, and who was struck how often.</summary>
public sealed class FaultBook
{
    private readonly Lock _changes = new();
    private volatile ActiveFault[] _active = [];
    private int _lastId;

    /// <summary>The rules in force, in the order in which they are tried.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. _active.Select(fault => fault.Rule)];

    /// <summary>Switches a fault on and returns the rule with its number.</summary>
    public FaultRule Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_changes)
        {
            var numbered = rule with { Id = ++_lastId };
            _active = [.. _active, new ActiveFault(numbered)];
            return numbered;
        }
    }

    /// <summary>Switches one fault off.</summary>
    public bool Remove(int id)
    {
        lock (_changes)
        {
            var before = _active.Length;
            _active = [.. _active.Where(fault => fault.Rule.Id != id)];
            return _active.Length < before;
        }
    }

    /// <summary>Switches all faults off.</summary>
    public void Clear()
    {
        lock (_changes)
        {
            _active = [];
        }
    }

    /// <summary>How many requests a rule has struck.</summary>
    public int Struck(int id) => Array.Find(_active, fault => fault.Rule.Id == id)?.Struck ?? 0;

    /// <summary>The first rule that strikes the call, and the delays of all that delay it.</summary>
    internal (FaultRule? Fault, int DelayMs) Decide(in FaultCall call)
    {
        FaultRule? chosen = null;
        var delay = 0;
        foreach (var fault in _active)
        {
            var isLatency = fault.Rule.Kind == FaultKind.Latency;
            if ((chosen is null || isLatency) && fault.Strikes(call))
            {
                delay += isLatency ? fault.Rule.DelayMs ?? 1000 : 0;
                chosen = isLatency ? chosen : fault.Rule;
            }
        }

        return (chosen, delay);
    }

    internal bool Any => _active.Length > 0;

    private sealed class ActiveFault(FaultRule rule)
    {
        private readonly ConcurrentDictionary<(Guid, bool, long), int> _attempts = new();
        private int _struck;

        public FaultRule Rule { get; } = rule;

        public int Struck => Volatile.Read(ref _struck);

        public bool Strikes(in FaultCall call)
        {
            if (!Concerns(call) || !Chance(call))
            {
                return false;
            }

            if (Interlocked.Increment(ref _struck) <= (Rule.MaxCount ?? int.MaxValue))
            {
                return true;
            }

            Interlocked.Decrement(ref _struck);
            return false;
        }

        private bool Concerns(in FaultCall call) =>
            (Rule.Target is null || Rule.Target == call.Target)
            && (Rule.Endpoint is null || Rule.Endpoint == call.Endpoint)
            && (Rule.SeedOnly is null || (call.Endpoint == BackendEndpoint.Photos && Rule.SeedOnly == call.SeedOnly))
            && call.Offset >= Rule.MinOffset
            && (Rule.AboveInFlight is null || call.InFlight > Rule.AboveInFlight);

        private bool Chance(in FaultCall call)
        {
            if (Rule.Probability is null or >= 1 && Rule.FirstAttempts is null)
            {
                return true;
            }

            // By call and attempt, not by time: the same requests meet the same faults in any order.
            var attempt = _attempts.AddOrUpdate((call.Target, call.SeedOnly, call.Offset), 1, static (_, n) => n + 1);
            if (attempt > (Rule.FirstAttempts ?? int.MaxValue))
            {
                return false;
            }

            var place = ((ulong)call.Offset << 33) ^ ((ulong)attempt << 1) ^ (call.SeedOnly ? 1UL : 0);
            var hash = StableHash.Mix(StableHash.Mix(Rule.Seed + 1, call.Target), place);
            return StableHash.Fraction(hash) < (Rule.Probability ?? 1);
        }
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Screenalytics.Ingest.Sync;

/// <summary>
/// Opens a sitting's second calls once its first good answers are judged, or withholds them: nobody waits at it, people are
/// parked and taken up again.
/// </summary>
/// <param name="rule">What change is a sudden one.</param>
/// <param name="history">The target's last whole runs that were trusted, the latest first.</param>
internal sealed class FallbackGate(SuddenChange rule, IReadOnlyList<EmptyShare> history)
{
    /// <summary>Good first answers that are judged.</summary>
    public const int FirstAnswers = 50;

    private readonly Lock _lock = new();
    private readonly Queue<ParkedPerson> _parked = [];
    private EmptyShare _known;
    private volatile int _waiting;
    private volatile GateState _state;

    /// <summary>What is decided.</summary>
    public GateState State => _state;

    /// <summary>Whether somebody who was parked can be taken up again.</summary>
    public bool HasReleased => _state != GateState.Undecided && _waiting > 0;

    /// <summary>A person's first answer brought photos.</summary>
    public void PassSeeded()
    {
        if (_state == GateState.Undecided)
        {
            lock (_lock)
            {
                Count(new EmptyShare(0, 1));
            }
        }
    }

    /// <summary>A person's first answer is proven empty.</summary>
    /// <returns>Whether the second call may be made; while that is undecided, the person is parked.</returns>
    public GateState Ask(ParkedPerson person)
    {
        if (_state != GateState.Undecided)
        {
            return _state;
        }

        // Whoever is parked is told so, whatever is decided a moment later: to go on here too would be to go on twice.
        lock (_lock)
        {
            Count(new EmptyShare(1, 1));
            if (_state == GateState.Undecided)
            {
                _parked.Enqueue(person);
                _waiting++;
                return GateState.Undecided;
            }

            return _state;
        }
    }

    /// <summary>No further first answer will be known: judges those that are.</summary>
    public void Judge()
    {
        lock (_lock)
        {
            if (_state == GateState.Undecided)
            {
                _state = rule.IsSudden(_known, history) ? GateState.Withheld : GateState.Open;
            }
        }
    }

    /// <summary>Takes somebody up again who was parked, once it is decided.</summary>
    public bool TryRelease([NotNullWhen(true)] out ParkedPerson? person)
    {
        person = null;
        if (!HasReleased)
        {
            return false;
        }

        lock (_lock)
        {
            if (!_parked.TryDequeue(out person))
            {
                return false;
            }

            _waiting--;
            return true;
        }
    }

    private void Count(EmptyShare answer)
    {
        if (_state == GateState.Undecided)
        {
            _known += answer;
            if (_known.Answers >= FirstAnswers)
            {
                Judge();
            }
        }
    }
}

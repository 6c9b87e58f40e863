using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Fallbacks whose proof has not been seen; a file that is read later may still hold it.</summary>
internal sealed class ProofBook
{
    private const string StandardInput = "-";

    private readonly List<(LoggedCallEvent Opened, FindingKind Kind)> _missing = [];

    /// <summary>The fallbacks, each with what is wrong.</summary>
    public IReadOnlyList<(LoggedCallEvent Opened, FindingKind Kind)> Missing => _missing;

    /// <summary>A fallback was opened without its proof.</summary>
    /// <param name="opened">The event.</param>
    /// <param name="before">The call that finished right before it, whosever it is.</param>
    public void Lack(LoggedCallEvent opened, LoggedCallEvent? before)
    {
        var isTaken = before is not null && CallFacts.AreSame(before.Call, opened.Call);
        var kind =
            !isTaken ? FindingKind.ProofMissing
            : before!.RunId != opened.RunId ? FindingKind.ProofOfAnotherRun
            : before.PersonId != opened.PersonId ? FindingKind.ProofOfAnotherPerson
            : FindingKind.ProofMissing;
        _missing.Add((opened, kind));
    }

    /// <summary>A call finished: it may be the proof that a line in another file lacked.</summary>
    public void Found(LoggedCallEvent finished)
    {
        if (_missing.Count == 0 || !CallFacts.Proves(finished.Call))
        {
            return;
        }

        var at = _missing.FindIndex(missing => IsProofOf(finished, missing.Opened));
        if (at >= 0)
        {
            _missing.RemoveAt(at);
        }
    }

    // Within one file a person's lines stand in their order; what comes by a pipe may be several files.
    private static bool IsProofOf(LoggedCallEvent finished, LoggedCallEvent opened) =>
        finished.PersonId == opened.PersonId
        && finished.Time <= opened.Time
        && CallFacts.AreSame(finished.Call, opened.Call)
        && (finished.Place.File != opened.Place.File || finished.Place.File == StandardInput);
}

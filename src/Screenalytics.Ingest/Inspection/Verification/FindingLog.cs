using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Findings as they are made: all are counted, only the first so many are kept.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class FindingLog(int most)
{
    private readonly Dictionary<FindingKind, long> _counts = [];
    private readonly List<Finding> _kept = [];
    private readonly List<Finding> _absences = [];

    /// <summary>How many of each kind.</summary>
    public IReadOnlyDictionary<FindingKind, long> Counts => _counts;

    /// <summary>Those that are kept.</summary>
    public IReadOnlyList<Finding> Kept => _kept;

    /// <summary>Adds one.</summary>
    public void Add(Finding finding)
    {
        _counts[finding.Kind] = _counts.GetValueOrDefault(finding.Kind) + 1;
        if (_kept.Count < most)
        {
            _kept.Add(finding);
        }
    }

    /// <summary>Adds one that rests on something not being there; it is settled when all has been read.</summary>
    public void AddAbsence(Finding finding) => _absences.Add(finding);

    /// <summary>Settles those that rest on an absence: where a line may be missing, nothing is said to be wrong.</summary>
    public void Settle(Func<LogPlace, bool> mayBeMissing)
    {
        foreach (var finding in _absences)
        {
            Add(
                mayBeMissing(finding.Place)
                    ? finding with
                    {
                        Kind = FindingKind.EvidenceMissing,
                        Sentence =
                            $"{finding.Sentence} But that may stand in a torn line, or in a file that is not here.",
                    }
                    : finding
            );
        }

        _absences.Clear();
    }
}

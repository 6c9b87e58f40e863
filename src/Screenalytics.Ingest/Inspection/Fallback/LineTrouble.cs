using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>How many lines told nothing, and where the first of them stand.</summary>
internal sealed class LineTrouble
{
    private const int MostKept = 5;

    private readonly List<(LogPlace Place, string Reason)> _firstTorn = [];
    private readonly List<LogPlace> _firstForeign = [];

    /// <summary>Lines that were events.</summary>
    public long Events { get; set; }

    /// <summary>Lines that were cut off or malformed.</summary>
    public long Torn { get; private set; }

    /// <summary>Lines that were no events of this program.</summary>
    public long Foreign { get; private set; }

    /// <summary>Where the first that were cut off or malformed stand, and why they are.</summary>
    public IReadOnlyList<(LogPlace Place, string Reason)> FirstTorn => _firstTorn;

    /// <summary>Where the first that were no events stand.</summary>
    public IReadOnlyList<LogPlace> FirstForeign => _firstForeign;

    /// <summary>Counts one that is cut off or malformed.</summary>
    public void AddTorn(LogPlace place, string reason)
    {
        Torn++;
        if (_firstTorn.Count < MostKept)
        {
            _firstTorn.Add((place, reason));
        }
    }

    /// <summary>Counts one that is no event.</summary>
    public void AddForeign(LogPlace place)
    {
        Foreign++;
        if (_firstForeign.Count < MostKept)
        {
            _firstForeign.Add(place);
        }
    }
}

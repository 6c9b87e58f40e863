using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What one client has asked for one person so far: all that later requests are judged by.</summary>
/// <param name="client">The client.</param>
internal sealed class ClientTrail(AccessClient client)
{
    private (AccessReason Reason, LogPlace Place)? _noted;

    // Of the violations in a log with times the earliest: what excuses it excuses all.
    private (AccessReason Reason, LogPlace Place, long Ticks)? _accused;

    /// <summary>The client.</summary>
    public AccessClient Client => client;

    /// <summary>Requests with <c>seed_only=true</c>.</summary>
    public int Seeds { get; private set; }

    /// <summary>Requests with <c>seed_only=false</c>.</summary>
    public int Seconds { get; private set; }

    /// <summary>Those of them of which this program's own log would tell, by its times.</summary>
    public int SecondsWithinOwn { get; private set; }

    /// <summary>What the last first call would make of a second one; null before there was any.</summary>
    public AccessReason? Last { get; private set; }

    /// <summary>When a first call last came back that may be a proof, in ticks; 0 in a log without times.</summary>
    public long ProofTicks { get; private set; }

    /// <summary>Whether a first call ever came back that may be a proof.</summary>
    public bool MayHaveProof { get; private set; }

    /// <summary>The second call since the last first one, if any.</summary>
    public PhotoRequest? Second { get; private set; }

    /// <summary>The worst that was found, and where.</summary>
    public (AccessReason Reason, LogPlace Place)? Worst =>
        _accused is { } accused ? (accused.Reason, accused.Place) : _noted;

    /// <summary>A first call was answered.</summary>
    public void AddSeed(in PhotoRequest request)
    {
        Seeds++;
        Second = null;
        Last = WorthOf(request);
        if (Last is AccessReason.ProvenBySize or AccessReason.InOrder)
        {
            (MayHaveProof, ProofTicks) = (true, request.Time?.UtcTicks ?? 0);
        }

        Note(AccessReason.SeedsOnly, request.Place);
    }

    /// <summary>A second call was answered, and judged.</summary>
    public void AddSecond(in PhotoRequest request, AccessReason reason, bool isWithinOwn)
    {
        Seconds++;
        SecondsWithinOwn += isWithinOwn ? 1 : 0;
        Second = request;
        if (AccessCatalog.VerdictOf(reason) != AccessVerdict.Violated || request.Time is not { } time)
        {
            Note(reason, request.Place);
        }
        else if (_accused is not { } accused || time.UtcTicks < accused.Ticks)
        {
            _accused = (reason, request.Place, time.UtcTicks);
        }
    }

    /// <summary>A first call that may be a proof was read behind second calls; it may have been sent before them.</summary>
    /// <param name="proof">The first call.</param>
    /// <param name="excuse">What it makes of a violation.</param>
    public void Excuse(in PhotoRequest proof, AccessReason excuse)
    {
        if (
            _accused is { } accused
            && proof.Time is { } time
            && time.UtcTicks - accused.Ticks <= AccessCoverage.Skew.Ticks
        )
        {
            _accused = null;
            Note(excuse, accused.Place);
        }
    }

    private void Note(AccessReason reason, LogPlace place)
    {
        if (_noted is not { } worst || reason > worst.Reason)
        {
            _noted = (reason, place);
        }
    }

    private static AccessReason WorthOf(in PhotoRequest request) =>
        request.Answer switch
        {
            AnswerKind.Failed => AccessReason.AfterFailure,
            _ when request.AsksForNothing => AccessReason.AfterNothing,
            // Who asks for a page past the first was given rows.
            AnswerKind.Rows => AccessReason.AfterRows,
            _ when request.Offset != 0 => AccessReason.AfterRows,
            _ when request.Profiled => AccessReason.AfterProfile,
            AnswerKind.Empty => AccessReason.ProvenBySize,
            _ => AccessReason.InOrder,
        };
}

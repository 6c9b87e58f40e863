namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What a second call is, by what the log shows before it. Pure.</summary>
internal static class AccessRule
{
    private const int ClientClosed = 499;
    private const int Success = 200;

    /// <summary>Judges a second call.</summary>
    /// <param name="trail">What its client asked for the person before.</param>
    /// <param name="others">What other clients asked for the person.</param>
    /// <param name="request">The second call.</param>
    /// <param name="coverage">How far back the logs reach.</param>
    public static AccessReason Judge(
        ClientTrail trail,
        IEnumerable<ClientTrail> others,
        in PhotoRequest request,
        AccessCoverage coverage
    )
    {
        var reason = trail.Last switch
        {
            null => WithoutFirst(others, request, coverage),
            AccessReason.ProvenBySize or AccessReason.InOrder => AfterProof(trail, request),
            var worth => AfterNoProof(trail, others, request, worth.Value, coverage),
        };
        var isOrderUnknown = coverage.IsOrderUnknown && AccessCatalog.VerdictOf(reason) == AccessVerdict.Violated;
        return isOrderUnknown ? AccessReason.FilesWithoutTimes : reason;
    }

    private static AccessReason WithoutFirst(
        IEnumerable<ClientTrail> others,
        in PhotoRequest request,
        AccessCoverage coverage
    )
    {
        if (others.Any(other => other.MayHaveProof))
        {
            return AccessReason.OtherAddress;
        }

        return coverage.HoldsWhatIsBefore(request) ? AccessReason.WithoutFirst : AccessReason.BeginsInTheMiddle;
    }

    private static AccessReason AfterProof(ClientTrail trail, in PhotoRequest request)
    {
        if (IsOld(trail, request))
        {
            return AccessReason.Outlived;
        }

        // After a failure it is a retry, after a profile's answer the plain call, else a page of the same answer.
        var isRepeated =
            trail.Second is { Status: Success } before
            && before.Profiled == request.Profiled
            && request.Offset <= before.Offset;
        return isRepeated ? AccessReason.Repeated : trail.Last!.Value;
    }

    private static AccessReason AfterNoProof(
        ClientTrail trail,
        IEnumerable<ClientTrail> others,
        in PhotoRequest request,
        AccessReason worth,
        AccessCoverage coverage
    )
    {
        // A client that has given a request up goes on, and the server logs it when it likes.
        if (request.Status == ClientClosed || (trail.MayHaveProof && !IsOld(trail, request)))
        {
            return AccessReason.LateLine;
        }

        if (others.Any(other => other.MayHaveProof))
        {
            return AccessReason.OtherAddress;
        }

        // Even a first call that failed may be late, and the one that proves before the log's beginning.
        return coverage.HoldsWhatIsBefore(request) ? worth : AccessReason.BeginsInTheMiddle;
    }

    private static bool IsOld(ClientTrail trail, in PhotoRequest request) =>
        trail.ProofTicks > 0
        && request.Time is { } time
        && time.UtcTicks - trail.ProofTicks > AccessCoverage.Horizon.Ticks;
}

using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>The one map from a reason to its name, its verdict and a sentence.</summary>
internal static class AccessCatalog
{
    /// <summary>The reason's stable name.</summary>
    public static string NameOf(AccessReason reason) => EnumNames.Of(reason);

    /// <summary>The verdict's stable name.</summary>
    public static string NameOf(AccessVerdict verdict) => EnumNames.Of(verdict);

    /// <summary>The format's stable name.</summary>
    public static string NameOf(AccessFormat format) => EnumNames.Of(format);

    /// <summary>What a reason decides.</summary>
    public static AccessVerdict VerdictOf(AccessReason reason) =>
        reason switch
        {
            AccessReason.OtherReader => AccessVerdict.NotJudged,
            <= AccessReason.AskedAgain => AccessVerdict.Consistent,
            <= AccessReason.FewerThanLogged => AccessVerdict.Undecidable,
            _ => AccessVerdict.Violated,
        };

    /// <summary>What it means, in a sentence.</summary>
    public static string Describe(AccessReason reason) =>
        reason switch
        {
            AccessReason.SeedsOnly => "Only seeds were asked for.",
            AccessReason.ProvenBySize =>
                "The first call was answered 200 with 2 bytes, an empty array, before the second.",
            AccessReason.InOrder =>
                "The first call was answered 200 before the second; the log does not show how many rows.",
            AccessReason.AgreesWithLog => "Each request is one that this program's log tells of.",
            AccessReason.AskedAgain =>
                "There are more requests than were logged, in order; a run had dropped people in flight, who were asked for again.",
            AccessReason.OtherReader => "A client that never asks for seeds; others here do.",
            AccessReason.OtherShape =>
                "The same address asks for all photos in another way, and never for seeds that way: it may be another tool.",
            AccessReason.NobodyAsksForSeeds =>
                "All photos were asked for, and no client in the log asks for seeds: it may be another reader.",
            AccessReason.BeginsInTheMiddle =>
                "The first call that permits the second may stand before the log's beginning, which lies in the middle of a run.",
            AccessReason.OtherAddress =>
                "The second call has no proof from its own address, and another address was given one.",
            AccessReason.FilesWithoutTimes =>
                "The requests stand in several files without times, so that their order is not known.",
            AccessReason.Repeated =>
                "The second call was answered 200 and sent again: a retry whose answer got lost, or another run without its first call.",
            AccessReason.LateLine =>
                "The last first call before the second proves nothing, another one near it may: lines of requests that were given up come late, and so do those of several processes.",
            AccessReason.OtherClients =>
                "There are more second calls than this program's log tells of; other clients, or people who were dropped, may be why.",
            AccessReason.BeyondLog =>
                "There are more second calls than this program's log tells of; they may be from before it or after it, of another machine, or sent twice on their way.",
            AccessReason.NotLogged => "The second call is by somebody of whom this program's log does not tell.",
            AccessReason.FewerThanLogged => "There are fewer requests than this program's log tells of.",
            AccessReason.AfterFailure => "The second call came after a first one that had failed.",
            AccessReason.AfterRows => "The second call came after a first one that had rows, by its size.",
            AccessReason.AfterProfile =>
                "The second call came after a profile's answer that no plain call had confirmed.",
            AccessReason.AfterNothing => "The second call came after a first one with limit=0, which proves nothing.",
            AccessReason.Outlived =>
                "The second call came over an hour after its proof: a proof does not outlive its run.",
            AccessReason.WithoutFirst => "The second call came without a first one, and the log begins well before it.",
            AccessReason.MoreThanLogged =>
                "There is a second call from the time of this program's log, which tells of the first one and of no second.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "It has no description."),
        };
}

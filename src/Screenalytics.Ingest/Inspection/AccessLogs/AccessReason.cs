namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Why an access log decides, or does not decide, what was asked for a person. The worst of a person's counts.</summary>
internal enum AccessReason
{
    /// <summary>Consistent: seeds were asked for, and nothing else.</summary>
    SeedsOnly,

    /// <summary>Consistent: the answer before the second call was an empty array, by its size.</summary>
    ProvenBySize,

    /// <summary>Consistent: a 200 came before the second call; the log shows no sizes.</summary>
    InOrder,

    /// <summary>Consistent: what the log alone leaves open is accounted for, call by call, by this program's own log.</summary>
    AgreesWithLog,

    /// <summary>Consistent: more requests than were logged, each second one after a first; a run had dropped people in
    /// flight, who were asked for again.</summary>
    AskedAgain,

    /// <summary>Not judged: a client that never asks for seeds, beside others that do.</summary>
    OtherReader,

    /// <summary>Undecidable: the same address asks in another way too, and never for seeds.</summary>
    OtherShape,

    /// <summary>Undecidable: no client in the log asks for seeds at all.</summary>
    NobodyAsksForSeeds,

    /// <summary>Undecidable: the first call may be before the log's beginning.</summary>
    BeginsInTheMiddle,

    /// <summary>Undecidable: the proof may have been given to another address.</summary>
    OtherAddress,

    /// <summary>Undecidable: the files have no times, so that nobody knows which of them comes first.</summary>
    FilesWithoutTimes,

    /// <summary>Undecidable: a second call was answered 200 and sent again; a retry, or another run without its first call.</summary>
    Repeated,

    /// <summary>Undecidable: a proof is there, in another order; a line may be late, its client having given the request up,
    /// or another process having written it.</summary>
    LateLine,

    /// <summary>Undecidable: other clients may have made what our log does not tell.</summary>
    OtherClients,

    /// <summary>Undecidable: more second calls than were logged, which may be of a time or a machine that the log is not of.</summary>
    BeyondLog,

    /// <summary>Undecidable: this program's log does not tell of the person.</summary>
    NotLogged,

    /// <summary>Undecidable: fewer requests than this program's log tells of.</summary>
    FewerThanLogged,

    /// <summary>Violated: a second call after a first one that failed.</summary>
    AfterFailure,

    /// <summary>Violated: a second call after a first one with rows, by its size.</summary>
    AfterRows,

    /// <summary>Violated: a second call after a profile's answer that no plain call confirmed.</summary>
    AfterProfile,

    /// <summary>Violated: a second call after one that asked for no rows.</summary>
    AfterNothing,

    /// <summary>Violated: a second call long after its proof.</summary>
    Outlived,

    /// <summary>Violated: a second call without a first one, far from the log's beginning.</summary>
    WithoutFirst,

    /// <summary>Violated: second calls while this program's log was kept, which tells of none.</summary>
    MoreThanLogged,
}

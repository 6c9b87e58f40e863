namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Who is told what a log holds, in its order; told by one thread at a time.</summary>
internal interface ILogVisitor
{
    /// <summary>A person is done.</summary>
    void OnPerson(LoggedPerson person) { }

    /// <summary>Something about one call of a person (only where the log was kept at debug level).</summary>
    void OnCall(LoggedCallEvent call) { }

    /// <summary>Something about a run.</summary>
    void OnRun(LoggedRun run) { }

    /// <summary>Any other event of this program's log.</summary>
    void OnOther(LogPlace place) { }

    /// <summary>A line that is no event of this program's log.</summary>
    void OnForeign(LogPlace place) { }

    /// <summary>A line that begins like an event and is cut off or malformed; why in words.</summary>
    void OnTorn(LogPlace place, string reason) { }
}

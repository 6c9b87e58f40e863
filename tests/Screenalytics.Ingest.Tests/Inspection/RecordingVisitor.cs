using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection;

/// <summary>Keeps everything that a log told.</summary>
internal sealed class RecordingVisitor : ILogVisitor
{
    public List<LoggedPerson> People { get; } = [];

    public List<LoggedCallEvent> Calls { get; } = [];

    public List<LoggedRun> Runs { get; } = [];

    public List<LogPlace> Others { get; } = [];

    public List<LogPlace> Foreign { get; } = [];

    public List<(LogPlace Place, string Reason)> Torn { get; } = [];

    public void OnPerson(LoggedPerson person) => People.Add(person);

    public void OnCall(LoggedCallEvent call) => Calls.Add(call);

    public void OnRun(LoggedRun run) => Runs.Add(run);

    public void OnOther(LogPlace place) => Others.Add(place);

    public void OnForeign(LogPlace place) => Foreign.Add(place);

    public void OnTorn(LogPlace place, string reason) => Torn.Add((place, reason));
}

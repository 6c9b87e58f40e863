using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Tells two visitors of the same log, so that it is read once.</summary>
internal sealed class LogVisitors(ILogVisitor one, ILogVisitor other) : ILogVisitor
{
    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person)
    {
        one.OnPerson(person);
        other.OnPerson(person);
    }

    /// <inheritdoc/>
    public void OnCall(LoggedCallEvent call)
    {
        one.OnCall(call);
        other.OnCall(call);
    }

    /// <inheritdoc/>
    public void OnRun(LoggedRun run)
    {
        one.OnRun(run);
        other.OnRun(run);
    }

    /// <inheritdoc/>
    public void OnOther(LogPlace place)
    {
        one.OnOther(place);
        other.OnOther(place);
    }

    /// <inheritdoc/>
    public void OnForeign(LogPlace place)
    {
        one.OnForeign(place);
        other.OnForeign(place);
    }

    /// <inheritdoc/>
    public void OnTorn(LogPlace place, string reason)
    {
        one.OnTorn(place, reason);
        other.OnTorn(place, reason);
    }
}

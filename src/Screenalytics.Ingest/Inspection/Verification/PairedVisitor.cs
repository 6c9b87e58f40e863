using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Two who are told the same log at once.</summary>
internal sealed class PairedVisitor(ILogVisitor first, ILogVisitor second) : ILogVisitor
{
    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person)
    {
        first.OnPerson(person);
        second.OnPerson(person);
    }

    /// <inheritdoc/>
    public void OnCall(LoggedCallEvent call)
    {
        first.OnCall(call);
        second.OnCall(call);
    }

    /// <inheritdoc/>
    public void OnRun(LoggedRun run)
    {
        first.OnRun(run);
        second.OnRun(run);
    }

    /// <inheritdoc/>
    public void OnOther(LogPlace place)
    {
        first.OnOther(place);
        second.OnOther(place);
    }

    /// <inheritdoc/>
    public void OnForeign(LogPlace place)
    {
        first.OnForeign(place);
        second.OnForeign(place);
    }

    /// <inheritdoc/>
    public void OnTorn(LogPlace place, string reason)
    {
        first.OnTorn(place, reason);
        second.OnTorn(place, reason);
    }
}

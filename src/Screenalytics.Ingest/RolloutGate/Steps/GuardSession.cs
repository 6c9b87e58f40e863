using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Asks the toggle for one and the same, as different callers.</summary>
internal sealed class GuardSession(
    GateContext gate,
    StepRecord record,
    GuardTarget target,
    CancellationToken cancellationToken
)
{
    private readonly TogglePatch _patch = new(gate);

    /// <summary>Asks as somebody.</summary>
    public Task<RawAnswer> SendAsync(RawSecret? token, RawSecret? secret) =>
        gate.Client.SendAsync(
            _patch.Of(target.PersonId, target.LinkId, target.Body, token, secret),
            record,
            cancellationToken
        );

    /// <summary>Whether the guard let somebody through.</summary>
    public bool IsThrough(RawAnswer answer) =>
        answer.Status == 200 || (!target.IsReal && ToggleCauses.Says(answer, ToggleCauses.UnknownLink));
}

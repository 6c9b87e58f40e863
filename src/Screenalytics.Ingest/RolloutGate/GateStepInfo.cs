namespace Screenalytics.Ingest.RolloutGate;

/// <summary>What a step is, before it is done.</summary>
/// <param name="Id">Stable for programs: <c>toggle_guard</c>.</param>
/// <param name="Title">What it shows, in a short sentence.</param>
/// <param name="Plan">What it does, in a sentence or two, for <c>--plan</c>.</param>
/// <param name="Criteria">The acceptance criteria that it is a proof of, 1 to 6.</param>
/// <param name="Writes">Whether it changes anything; it is left out then when nothing may be written.</param>
/// <param name="InReadOnly">
/// Whether it is done though nothing may be written, since it has a part that writes nothing; it looks at
/// <see cref="GateContext.ReadOnly"/> itself.
/// </param>
internal sealed record GateStepInfo(
    string Id,
    string Title,
    string Plan,
    int[] Criteria,
    bool Writes = false,
    bool InReadOnly = false
);

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>What a journal says is not as it was.</summary>
/// <param name="Flags">Flags that may have been changed, each with what it has to be put back to.</param>
/// <param name="Syncs">Syncs that may have filed images.</param>
internal sealed record JournalDebts(IReadOnlyList<FlagDebt> Flags, IReadOnlyList<SyncDebt> Syncs)
{
    /// <summary>Whether everything is as it was.</summary>
    public bool IsEmpty => Flags.Count == 0 && Syncs.Count == 0;

    /// <summary>Adds up a journal's lines.</summary>
    public static JournalDebts Of(IReadOnlyList<JournalLine> lines)
    {
        var flags = new Dictionary<Guid, FlagDebt>();
        var syncs = new List<SyncDebt>();
        foreach (var line in lines)
        {
            switch (line)
            {
                case { Kind: JournalKind.FlagTaken, LinkId: { } link, PersonId: { } person, Flagged: { } flagged }:
                    flags.TryAdd(
                        link,
                        new FlagDebt(person, link, flagged, line.Claimed, line.Gallery ?? new Dictionary<Guid, bool>())
                    );
                    break;
                case { Kind: JournalKind.FlagPutBack, LinkId: { } link }:
                    flags.Remove(link);
                    break;
                case { Kind: JournalKind.SyncTaken }:
                    syncs.Add(new SyncDebt(line.At, null, line.NewPeople ?? [], line.Unseeded ?? []));
                    break;
                case { Kind: JournalKind.RunStarted, RunId: { } run } when syncs is [.., { RunId: null } last]:
                    syncs[^1] = last with { RunId = run };
                    break;
                case { Kind: JournalKind.RunTakenBack or JournalKind.RunKept }:
                    syncs.RemoveAll(sync => sync.RunId == line.RunId);
                    break;
            }
        }

        return new JournalDebts([.. flags.Values], syncs);
    }
}

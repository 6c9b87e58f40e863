namespace Screenalytics.Sandbox.Flags;

/// <summary>The gallery links and their flags.</summary>
internal interface ISeedFlags
{
    /// <summary>A link that is asked for as one of this person's; null when there is none of that id.</summary>
    Task<SeedLink?> FindAsync(Guid personId, Guid linkId);

    /// <summary>A person's gallery links, in the gallery's order.</summary>
    Task<IReadOnlyList<Guid>> LinksAsync(Guid personId);

    /// <summary>Sets or clears a flag; the next read sees it.</summary>
    Task SetAsync(Guid personId, Guid linkId, bool flag);
}

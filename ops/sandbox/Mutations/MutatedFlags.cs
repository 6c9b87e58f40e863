using Screenalytics.Sandbox.Flags;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Links and flags, as the mutations have them.</summary>
internal sealed class MutatedFlags(ISeedFlags flags, MutationBook mutations) : ISeedFlags
{
    public async Task<SeedLink?> FindAsync(Guid personId, Guid linkId)
    {
        var link = await flags.FindAsync(personId, linkId);
        foreach (var change in mutations.At(mutation => mutation.Link))
        {
            link = change(personId, link);
        }

        return link;
    }

    public Task<IReadOnlyList<Guid>> LinksAsync(Guid personId) => flags.LinksAsync(personId);

    public Task SetAsync(Guid personId, Guid linkId, bool flag) =>
        mutations.At(mutation => mutation.Write).FirstOrDefault() is { } write
            ? write(new FlagWrite(personId, linkId, flag), flags)
            : flags.SetAsync(personId, linkId, flag);
}

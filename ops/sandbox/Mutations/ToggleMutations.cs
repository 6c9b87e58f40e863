using Screenalytics.Sandbox.Flags;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Toggles that write something else than they answer, or for links that are not theirs.</summary>
internal static class ToggleMutations
{
    public static IReadOnlyDictionary<BackendMutation, Func<SandboxOptions, Mutation>> All { get; } =
        new Dictionary<BackendMutation, Func<SandboxOptions, Mutation>>
        {
            [BackendMutation.ToggleLies] = _ => Writes((_, _) => Task.CompletedTask),
            [BackendMutation.ToggleWritesOpposite] = _ =>
                Writes((write, flags) => flags.SetAsync(write.PersonId, write.LinkId, !write.Flag)),
            [BackendMutation.ToggleFlips] = _ =>
                Writes(
                    async (write, flags) =>
                    {
                        var link = await flags.FindAsync(write.PersonId, write.LinkId);
                        await flags.SetAsync(write.PersonId, write.LinkId, link?.Flagged == false);
                    }
                ),
            [BackendMutation.ToggleOnIgnored] = _ => WritesIf(write => !write.Flag),
            [BackendMutation.ToggleOffIgnored] = _ => WritesIf(write => write.Flag),
            [BackendMutation.ToggleWorksOnce] = _ =>
            {
                var calls = 0;
                return WritesIf(_ => Interlocked.Increment(ref calls) == 1);
            },
            [BackendMutation.ToggleSetsAll] = _ => WritesTo((_, _) => true),
            [BackendMutation.ToggleSetsAnotherLink] = _ =>
                Writes(
                    async (write, flags) =>
                    {
                        var links = await flags.LinksAsync(write.PersonId);
                        var other = links.FirstOrDefault(link => link != write.LinkId, write.LinkId);
                        await flags.SetAsync(write.PersonId, other, write.Flag);
                    }
                ),
            [BackendMutation.UnknownLinkTaken] = _ => new Mutation
            {
                Link = (person, link) => link ?? new SeedLink(person, IsGallery: true, Flagged: false),
            },
            [BackendMutation.ForeignLinkTaken] = _ => new Mutation
            {
                Link = (person, link) => link is null ? null : link with { PersonId = person },
            },
            [BackendMutation.OtherKindTaken] = _ => new Mutation
            {
                Link = (_, link) => link is null ? null : link with { IsGallery = true },
            },
        };

    private static Mutation Writes(Func<FlagWrite, ISeedFlags, Task> write) => new() { Write = write };

    private static Mutation WritesIf(Func<FlagWrite, bool> condition) =>
        Writes(
            (write, flags) =>
                condition(write) ? flags.SetAsync(write.PersonId, write.LinkId, write.Flag) : Task.CompletedTask
        );

    private static Mutation WritesTo(Func<FlagWrite, Guid, bool> which) =>
        Writes(
            async (write, flags) =>
            {
                foreach (var link in (await flags.LinksAsync(write.PersonId)).Where(link => which(write, link)))
                {
                    await flags.SetAsync(write.PersonId, link, write.Flag);
                }
            }
        );
}

using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>What an operator at a terminal looks at when a toggle was refused.</summary>
internal static class SeedWays
{
    /// <summary>Of a person.</summary>
    public static SeedToggleWays Of(Guid personId)
    {
        var list = $"'{CliApplication.Name} {SeedsCommand.Verb} list --person {personId}'";
        return new()
        {
            OfLinks = $"{list} shows the links that there are.",
            OfPerson = $"{list} shows the links of that person.",
            OfKind = $"Only links of the kind 'gallery' can be flagged: {list} shows them.",
            NotKnown = $"Whether the flag has changed is not known: {list} shows it, and the call may be repeated.",
        };
    }
}

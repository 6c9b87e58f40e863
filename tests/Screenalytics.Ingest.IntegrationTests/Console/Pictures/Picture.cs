using Screenalytics.Ingest.IntegrationTests.Console.Support;

namespace Screenalytics.Ingest.IntegrationTests.Console.Pictures;

/// <summary>A picture of the console: its file's name, what is to be seen, and on which screen.</summary>
/// <param name="Name">The file's name, without its ending.</param>
/// <param name="Path">The page.</param>
internal sealed record Picture(string Name, string Path)
{
    /// <summary>Whether it is taken in the dark as well.</summary>
    public bool Dark { get; init; }

    /// <summary>Whether it is taken on a phone as well.</summary>
    public bool Phone { get; init; }

    /// <summary>What is done on the page first, or null.</summary>
    public Func<ConsolePage, Task>? First { get; init; }

    /// <summary>Who looks, and the file's name for each.</summary>
    public IEnumerable<(string File, Visitor Who)> Takes()
    {
        yield return ($"{Name}.png", Visitor.Admin);
        if (Dark)
        {
            yield return ($"{Name}-dark.png", Visitor.Admin with { Dark = true });
        }

        if (Phone)
        {
            yield return ($"{Name}-phone.png", Visitor.Admin with { Phone = true });
        }
    }
}

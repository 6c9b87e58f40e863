namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>Tests that share one site, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleGroup : ICollectionFixture<ConsoleSite>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Console";
}

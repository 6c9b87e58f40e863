namespace Screenalytics.Ingest.Sync;

/// <summary>How a pipeline stands now.</summary>
internal interface IPipelineFigures
{
    /// <summary>People who are known and not yet begun.</summary>
    int PeopleWaiting { get; }

    /// <summary>People who are begun and not yet committed.</summary>
    int PeopleInFlight { get; }

    /// <summary>Results that wait for the database.</summary>
    int ResultsWaiting { get; }
}

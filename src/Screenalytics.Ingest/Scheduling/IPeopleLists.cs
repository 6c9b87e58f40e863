namespace Screenalytics.Ingest.Scheduling;

/// <summary>Reads the lists of people that schedules name by a file.</summary>
internal interface IPeopleLists
{
    /// <summary>Reads a list: an id a line, blank lines and # comments allowed.</summary>
    Task<PeopleListReading> ReadAsync(string path, CancellationToken cancellationToken);
}

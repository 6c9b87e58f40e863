using Screenalytics.Ingest.Cli.Targets;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Lets schedules read lists of people the way <c>--people-file</c> does.</summary>
internal sealed class PeopleLists : IPeopleLists
{
    /// <inheritdoc/>
    public async Task<PeopleListReading> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new PeopleFile(path);
        try
        {
            await using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite,
                bufferSize: 0
            );
            await file.ReadAsync(stream, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new PeopleListReading([], $"people_file: '{path}' can't be read: {e.Message}");
        }

        return file.Errors is [var error, ..] ? new PeopleListReading([], $"people_file: {error}.")
            : file.Ids.Count == 0 ? new PeopleListReading([], $"people_file: '{path}' names nobody.")
            : new PeopleListReading(file.Ids, null);
    }
}

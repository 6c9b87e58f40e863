using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Cli.Schedules;

/// <summary>The schedules over an open database, with no worker needed.</summary>
internal interface IScheduleSession : IAsyncDisposable
{
    /// <summary>The schedules, and how they fare.</summary>
    IScheduleBoard Board { get; }
}

using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Api;

/// <summary>The ports behind the API, made no sooner than an endpoint uses them: before, the database may not be there.</summary>
internal sealed class ApiPorts(IServiceProvider services)
{
    /// <summary>Where runs start and end.</summary>
    public IRunDoor Door => services.GetRequiredService<IRunDoor>();

    /// <summary>Where runs are looked up.</summary>
    public IRunHistory History => services.GetRequiredService<IRunHistory>();

    /// <summary>Where schedules are looked up and steered.</summary>
    public IScheduleBoard Board => services.GetRequiredService<IScheduleBoard>();
}

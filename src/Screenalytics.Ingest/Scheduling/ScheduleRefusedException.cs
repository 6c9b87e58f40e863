namespace Screenalytics.Ingest.Scheduling;

/// <summary>A schedule can't start a run as it stands, since its list of people can't be used; fit for the operator.</summary>
internal sealed class ScheduleRefusedException(string message) : Exception(message);

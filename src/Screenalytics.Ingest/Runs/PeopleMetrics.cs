using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Screenalytics.Ingest.Runs;

/// <summary>What is measured of people and of the calls made for them.</summary>
internal static class PeopleMetrics
{
    private static readonly double[] CallSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private static readonly Counter<long> People = IngestMeter.Counter(IngestInstruments.People);
    private static readonly Counter<long> Calls = IngestMeter.Counter(IngestInstruments.Calls);
    private static readonly Counter<long> Retries = IngestMeter.Counter(IngestInstruments.CallRetries);
    private static readonly Counter<long> Rows = IngestMeter.Counter(IngestInstruments.Rows);
    private static readonly Histogram<double> CallDuration = IngestMeter.Histogram(
        IngestInstruments.CallDuration,
        CallSeconds
    );

    /// <summary>Whether anybody listens.</summary>
    public static bool Enabled => People.Enabled || Calls.Enabled || Rows.Enabled || CallDuration.Enabled;

    /// <summary>Tells of retries before there are any.</summary>
    public static void Publish()
    {
        Retries.Add(0, SeedOnlyOf(true));
        Retries.Add(0, SeedOnlyOf(false));
    }

    /// <summary>People are done.</summary>
    public static void Add(long people, PersonOutcome outcome, FailureCode failure, in RunTags run)
    {
        var outcomeTag = new Tag(TelemetryAttributes.Outcome, EnumNames.Of(outcome));
        if (failure == FailureCode.None)
        {
            People.Add(people, outcomeTag, run.TargetKind, run.DryRun);
        }
        else
        {
            People.Add(people, [outcomeTag, ErrorOf(failure), run.TargetKind, run.DryRun]);
        }
    }

    /// <summary>A call for a person has ended.</summary>
    public static void AddDuration(bool seedOnly, TimeSpan duration) =>
        CallDuration.Record(duration.TotalSeconds, SeedOnlyOf(seedOnly));

    /// <summary>Calls for people who are done.</summary>
    public static void AddCalls(long calls, bool seedOnly, int status, FailureCode failure)
    {
        var statusTag = new Tag(TelemetryAttributes.HttpStatus, status);
        if (failure == FailureCode.None)
        {
            Calls.Add(calls, SeedOnlyOf(seedOnly), statusTag);
        }
        else
        {
            Calls.Add(calls, SeedOnlyOf(seedOnly), statusTag, ErrorOf(failure));
        }
    }

    /// <summary>Requests beyond the first of a call.</summary>
    public static void AddRetries(long retries, bool seedOnly)
    {
        if (retries > 0)
        {
            Retries.Add(retries, SeedOnlyOf(seedOnly));
        }
    }

    /// <summary>Rows that the backend answered.</summary>
    public static void AddRows(long rows, string kind, in RunTags run)
    {
        if (rows > 0)
        {
            Rows.Add(rows, new Tag(TelemetryAttributes.RowKind, kind), run.DryRun);
        }
    }

    /// <summary>Rows that can't be used.</summary>
    public static void AddSkipped(long rows, SkipReason reason, in RunTags run)
    {
        if (rows > 0)
        {
            var reasonTag = new Tag(TelemetryAttributes.SkipReason, EnumNames.Of(reason));
            Rows.Add(rows, new Tag(TelemetryAttributes.RowKind, "skipped"), reasonTag, run.DryRun);
        }
    }

    private static Tag SeedOnlyOf(bool seedOnly) => new(TelemetryAttributes.SeedOnly, TagNames.Of(seedOnly));

    private static Tag ErrorOf(FailureCode failure) => new(TelemetryAttributes.ErrorType, EnumNames.Of(failure));
}

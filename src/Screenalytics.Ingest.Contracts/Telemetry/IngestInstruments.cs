using A = Screenalytics.Ingest.Contracts.Telemetry.TelemetryAttributes;
using K = Screenalytics.Ingest.Contracts.Telemetry.InstrumentKind;

namespace Screenalytics.Ingest.Contracts.Telemetry;

/// <summary>Every instrument of the meter <see cref="TelemetryNames.Source"/>.</summary>
public static class IngestInstruments
{
    /// <summary>Runs whose first part was taken up.</summary>
    public static InstrumentInfo RunsStarted { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.runs.started",
            "{run}",
            "Runs whose first part was taken up.",
            A.Trigger,
            A.TargetKind,
            A.DryRun
        );

    /// <summary>Runs that ended, told by the node that ended them.</summary>
    public static InstrumentInfo RunsFinished { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.runs.finished",
            "{run}",
            "Runs that ended.",
            A.Status,
            A.Suspect,
            A.Trigger,
            A.TargetKind,
            A.DryRun
        );

    /// <summary>A run's time from its first part to its end.</summary>
    public static InstrumentInfo RunDuration { get; } =
        new(
            K.Histogram,
            "screenalytics.ingest.run.duration",
            "s",
            "A run's time from its first part to its end.",
            A.Status,
            A.TargetKind,
            A.DryRun
        );

    /// <summary>The share of a run's answered people whose first answer was proven empty; 0 to 1.</summary>
    public static InstrumentInfo RunFallbackRatio { get; } =
        new(
            K.Histogram,
            "screenalytics.ingest.run.fallback_ratio",
            "1",
            "The share of a run's answered people whose first answer was proven empty.",
            A.TargetKind,
            A.DryRun
        );

    /// <summary>People who are done.</summary>
    public static InstrumentInfo People { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.people",
            "{person}",
            "People who are done.",
            A.Outcome,
            A.ErrorType,
            A.TargetKind,
            A.DryRun
        );

    /// <summary>People who are begun and not yet committed, in this process.</summary>
    public static InstrumentInfo PeopleInFlight { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.people.in_flight",
            "{person}",
            "People who are begun and not yet committed."
        );

    /// <summary>People who are known and not yet begun, in this process.</summary>
    public static InstrumentInfo PeopleWaiting { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.people.waiting",
            "{person}",
            "People of parts at work who are not yet begun."
        );

    /// <summary>Results that wait for the database, in this process.</summary>
    public static InstrumentInfo ResultsWaiting { get; } =
        new(K.Gauge, "screenalytics.ingest.results.waiting", "{person}", "Results that wait for the database.");

    /// <summary>Calls for photos of people who are done.</summary>
    public static InstrumentInfo Calls { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.calls",
            "{call}",
            "Calls for photos of people who are done, by the status of the last attempt.",
            A.SeedOnly,
            A.HttpStatus,
            A.ErrorType
        );

    /// <summary>Requests beyond the first of each of those calls.</summary>
    public static InstrumentInfo CallRetries { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.call.retries",
            "{request}",
            "Requests beyond the first of those calls.",
            A.SeedOnly
        );

    /// <summary>A call's time, its retries and its waits included.</summary>
    public static InstrumentInfo CallDuration { get; } =
        new(
            K.Histogram,
            "screenalytics.ingest.call.duration",
            "s",
            "A call's time, its retries and waits included.",
            A.SeedOnly
        );

    /// <summary>Rows that the backend answered, by what became of them.</summary>
    public static InstrumentInfo Rows { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.rows",
            "{row}",
            "Rows that the backend answered, by what became of them.",
            A.RowKind,
            A.SkipReason,
            A.DryRun
        );

    /// <summary>People of a batch.</summary>
    public static InstrumentInfo BatchSize { get; } =
        new(K.Histogram, "screenalytics.ingest.batch.size", "{person}", "People of a batch.", A.DryRun);

    /// <summary>A batch's time in the database, retries included.</summary>
    public static InstrumentInfo BatchDuration { get; } =
        new(
            K.Histogram,
            "screenalytics.ingest.batch.duration",
            "s",
            "A batch's time in the database, retries included.",
            A.Outcome,
            A.DryRun
        );

    /// <summary>Parts that this process holds.</summary>
    public static InstrumentInfo PartsHeld { get; } =
        new(K.Gauge, "screenalytics.ingest.parts.held", "{part}", "Parts that the process holds.");

    /// <summary>Sittings at parts that ended.</summary>
    public static InstrumentInfo PartsLeft { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.parts.left",
            "{part}",
            "Parts that the process let go of, by how.",
            A.Outcome
        );

    /// <summary>Parts that were taken over from a node that gave no sign of life.</summary>
    public static InstrumentInfo PartsTakenOver { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.parts.taken_over",
            "{part}",
            "Parts taken over from a node that gave no sign of life."
        );

    /// <summary>Parts that this process lost to another, so that the fence refused it.</summary>
    public static InstrumentInfo FenceRefusals { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.fence.refusals",
            "{part}",
            "Parts lost to another node, so that the fence refused this one."
        );

    /// <summary>Renewals of leases that failed.</summary>
    public static InstrumentInfo LeaseRenewalsFailed { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.lease.renewals.failed",
            "{renewal}",
            "Renewals of all leases held that failed."
        );

    /// <summary>Schedules that came due on this node.</summary>
    public static InstrumentInfo ScheduleFires { get; } =
        new(
            K.Counter,
            "screenalytics.ingest.schedule.fires",
            "{fire}",
            "Schedules that came due, by what became of it.",
            A.Outcome,
            A.Late
        );

    /// <summary>Requests under way to the backend.</summary>
    public static InstrumentInfo BackendInFlight { get; } =
        new(K.Gauge, "screenalytics.ingest.backend.in_flight", "{request}", "Requests under way to the backend.");

    /// <summary>Requests at once that the process may send now.</summary>
    public static InstrumentInfo BackendLimit { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.backend.limit",
            "{request}",
            "Requests at once that the process may send now."
        );

    /// <summary>Calls that wait for their next attempt.</summary>
    public static InstrumentInfo BackendBackingOff { get; } =
        new(K.Gauge, "screenalytics.ingest.backend.backing_off", "{call}", "Calls that wait for their next attempt.");

    /// <summary>The state of the circuit to the backend: 1 for the one that it is in, 0 for the others.</summary>
    public static InstrumentInfo CircuitState { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.circuit.state",
            "{state}",
            "The state of the circuit to the backend: 1 for the one that it is in.",
            A.CircuitState
        );

    /// <summary>Whether nobody new is begun because the backend is out of service: 1 or 0.</summary>
    public static InstrumentInfo IntakePaused { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.intake.paused",
            "{state}",
            "Whether nobody new is begun since the backend is out of service."
        );

    /// <summary>Runs of the cluster that are queued.</summary>
    public static InstrumentInfo QueueRuns { get; } =
        new(K.Gauge, "screenalytics.ingest.queue.runs", "{run}", "Runs of the cluster that are queued.");

    /// <summary>Parts of the cluster that are not done.</summary>
    public static InstrumentInfo QueueParts { get; } =
        new(K.Gauge, "screenalytics.ingest.queue.parts", "{part}", "Parts of the cluster that are not done.");

    /// <summary>How long the oldest queued run waits past its time.</summary>
    public static InstrumentInfo QueueAge { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.queue.age",
            "s",
            "How long the oldest queued run of the cluster waits past its time."
        );

    /// <summary>How long ago the last run of the cluster ended that was ok and no dry run.</summary>
    public static InstrumentInfo LastSuccessAge { get; } =
        new(
            K.Gauge,
            "screenalytics.ingest.last_success.age",
            "s",
            "How long ago the last run of the cluster ended that was ok and no dry run."
        );

    /// <summary>Whether the worker can serve: 1, or 0 while it waits for what it needs.</summary>
    public static InstrumentInfo WorkerReady { get; } =
        new(K.Gauge, "screenalytics.ingest.worker.ready", "{state}", "Whether the worker can serve.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<InstrumentInfo> All { get; } =
    [
        RunsStarted,
        RunsFinished,
        RunDuration,
        RunFallbackRatio,
        People,
        PeopleInFlight,
        PeopleWaiting,
        ResultsWaiting,
        Calls,
        CallRetries,
        CallDuration,
        Rows,
        BatchSize,
        BatchDuration,
        PartsHeld,
        PartsLeft,
        PartsTakenOver,
        FenceRefusals,
        LeaseRenewalsFailed,
        ScheduleFires,
        BackendInFlight,
        BackendLimit,
        BackendBackingOff,
        CircuitState,
        IntakePaused,
        QueueRuns,
        QueueParts,
        QueueAge,
        LastSuccessAge,
        WorkerReady,
    ];
}

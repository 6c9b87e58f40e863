namespace Screenalytics.Ingest.Contracts.Telemetry;

/// <summary>Names of the attributes of metrics and spans. Those of metrics have few values each: no ids, no keys.</summary>
public static class TelemetryAttributes
{
    /// <summary>How a run ended: <c>ok</c>, <c>partial</c>, <c>error</c>, <c>cancelled</c>.</summary>
    public const string Status = "status";

    /// <summary>Who asked for a run: <c>schedule</c>, <c>http</c>, <c>cli</c>, <c>console</c>.</summary>
    public const string Trigger = "trigger";

    /// <summary>Whether a run's empty answers may be a sick backend's.</summary>
    public const string Suspect = "suspect";

    /// <summary>Whether nothing is written.</summary>
    public const string DryRun = "dry_run";

    /// <summary>What a run is for: <c>episode</c>, <c>season</c>, <c>people</c>, <c>face_bank</c>.</summary>
    public const string TargetKind = "target.kind";

    /// <summary>What happened: to a person, to a part, to a batch, to a schedule that came due.</summary>
    public const string Outcome = "outcome";

    /// <summary>The failure code, as JSON reports name it; only when there is one.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The value of <c>seed_only</c> that was sent.</summary>
    public const string SeedOnly = "seed_only";

    /// <summary>The HTTP status of a call's last attempt; 0 when none came.</summary>
    public const string HttpStatus = "http.response.status_code";

    /// <summary>What became of a row: <c>inserted</c>, <c>already_present</c>, <c>duplicate</c>, <c>over_cap</c>, <c>skipped</c>.</summary>
    public const string RowKind = "row.kind";

    /// <summary>Why a row was skipped; only on those.</summary>
    public const string SkipReason = "skip.reason";

    /// <summary>A state of the circuit: <c>closed</c>, <c>half_open</c>, <c>open</c>.</summary>
    public const string CircuitState = "circuit.state";

    /// <summary>Whether a schedule came due long after its time.</summary>
    public const string Late = "late";

    /// <summary>The run's id. Spans only.</summary>
    public const string RunId = "run.id";

    /// <summary>The target's key. Spans only.</summary>
    public const string Target = "target.key";

    /// <summary>The part's number. Spans only.</summary>
    public const string Part = "part";

    /// <summary>The part's epoch. Spans only.</summary>
    public const string Epoch = "part.epoch";

    /// <summary>How often a part was taken up, or a call was sent. Spans only.</summary>
    public const string Attempts = "attempts";

    /// <summary>People of a run or batch. Spans only.</summary>
    public const string People = "people";

    /// <summary>The person whose photos are asked for. Spans only.</summary>
    public const string PersonId = "person.id";

    /// <summary>Rows of a call's answer. Spans only.</summary>
    public const string Rows = "rows";
}

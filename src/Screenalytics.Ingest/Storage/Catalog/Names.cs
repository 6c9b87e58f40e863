using Screenalytics.Ingest.Storage.Schedules;

namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>The relations that a sync has to do with.</summary>
internal static class Names
{
    public const string BankSchema = "screenalytics";
    public const string OwnSchema = "screenalytics_ingest";
    public const string CoreSchema = "core";
    public const string Bank = "screenalytics.face_bank_images";
    public const string Person = "screenalytics.person";
    public const string CorePeople = "core.people";
    public const string Ledger = "screenalytics_ingest.migration";
    public const string Run = "screenalytics_ingest.run";
    public const string PersonResult = "screenalytics_ingest.person_result";

    /// <summary>The function by which every write of a part's holder is fenced.</summary>
    public const string HoldFence = "screenalytics_ingest.hold_fence";

    /// <summary>The unique index that is ours; any other one on the same columns does as well.</summary>
    public const string UniqueIndex = "face_bank_images_person_original_key";

    /// <summary>The columns that make an image one.</summary>
    public static readonly string[] KeyColumns = ["person_id", "s3_original_key"];

    /// <summary>Our own tables that runs live in.</summary>
    public static readonly string[] RunTables =
    [
        Run,
        PersonResult,
        .. new[]
        {
            "run_part",
            "run_part_epoch",
            "run_takeover",
            "run_cast",
            "run_batch",
            "idempotency_key",
            "node",
            "schedule_fire",
            "schedule_pause",
            "target_state",
            "webhook_event",
            "gate_claim",
        }.Select(name => $"{OwnSchema}.{name}"),
    ];

    /// <summary>The console's tables, and those of dry runs on a worker: nobody but a worker needs them.</summary>
    public static readonly string[] ConsoleTables =
    [
        .. new[] { "console_session", "console_audit", "dry_run_plan" }.Select(name => $"{OwnSchema}.{name}"),
    ];

    /// <summary>The scheduler's tables, which nobody but a worker needs.</summary>
    public static readonly string[] SchedulerTables = [.. QuartzTables.All.Select(name => $"{OwnSchema}.{name}")];

    /// <summary>Everything to look up.</summary>
    public static readonly string[] Relations =
    [
        Bank,
        Person,
        CorePeople,
        Ledger,
        HoldFence,
        .. RunTables,
        .. ConsoleTables,
        .. SchedulerTables,
    ];

    /// <summary>Everything to look up.</summary>
    public static readonly string[] Schemas = [BankSchema, OwnSchema, CoreSchema];
}

using System.Collections.Frozen;
using System.Reflection;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Hosting.Worker;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>Every setting that the program knows: the properties of its options.</summary>
internal static class SettingCatalog
{
    private static readonly FrozenDictionary<string, string> OperatorNames = new Dictionary<string, string>
    {
        ["Trr:ApiUrl"] = "TRR_API_URL",
        ["Trr:ServiceToken"] = "SCREENALYTICS_SERVICE_TOKEN",
        ["Trr:InternalAdminSharedSecret"] = "TRR_INTERNAL_ADMIN_SHARED_SECRET",
        ["Trr:ServiceRoleKey"] = "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY",
        ["Database:Url"] = "DB_URL",
        ["Api:Url"] = "SCREENALYTICS_INGEST_URL",
        ["Api:AdminSecret"] = "SCREENALYTICS_ADMIN_SECRET",
        ["Notifications:WebhookUrl"] = "SCREENALYTICS_WEBHOOK_URL",
        ["Notifications:WebhookSecret"] = "SCREENALYTICS_WEBHOOK_SECRET",
        ["TrrDatabase:Url"] = "TRR_DB_URL",
        ["Gate:AppUrl"] = "TRR_APP_URL",
        ["Gate:AppAdminToken"] = "TRR_APP_ADMIN_TOKEN",
        ["Gate:AppUserToken"] = "TRR_APP_USER_TOKEN",
        ["Gate:SigningKey"] = "SCREENALYTICS_GATE_KEY",
        ["Console:AdminEmails"] = "ADMIN_EMAIL_ALLOWLIST",
        ["Console:JwtSecret"] = "SUPABASE_JWT_SECRET",
        ["Console:ImageHosts"] = "CONSOLE_IMAGE_HOSTS",
        ["DataDirectory"] = "SCREENALYTICS_DATA_DIR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Secrets = FrozenSet.Create(
        StringComparer.Ordinal,
        "Trr:ServiceToken",
        "Trr:InternalAdminSharedSecret",
        "Trr:ServiceRoleKey",
        "Database:Url",
        "Api:AdminSecret",
        "Notifications:WebhookUrl",
        "Notifications:WebhookSecret",
        "TrrDatabase:Url",
        "Gate:AppAdminToken",
        "Gate:AppUserToken",
        "Gate:SigningKey",
        "Console:JwtSecret"
    );

    /// <summary>All settings, a section after the other.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. Of<TrrBackendOptions>(TrrBackendOptions.Section),
        .. Of<SyncOptions>(SyncOptions.Section),
        .. Of<RunOptions>(RunOptions.Section),
        .. Of<WorkerOptions>(WorkerOptions.Section),
        .. Of<SchedulerOptions>(SchedulerOptions.Section),
        .. Of<DatabaseOptions>(DatabaseOptions.Section),
        .. Of<ApiOptions>(ApiOptions.Section),
        .. Of<NotificationOptions>(NotificationOptions.Section),
        .. Of<TrrDatabaseOptions>(TrrDatabaseOptions.Section),
        .. Of<GateOptions>(GateOptions.Section),
        .. Of<ConsoleOptions>(ConsoleOptions.Section),
        .. Of<LogOptions>(LogOptions.Section),
        .. Of<HostOptions>(""),
    ];

    /// <summary>All settings by key, in any case.</summary>
    public static FrozenDictionary<string, Setting> ByKey { get; } =
        All.ToFrozenDictionary(setting => setting.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sections that are ours.</summary>
    public static FrozenSet<string> Sections { get; } =
        FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase,
            TrrBackendOptions.Section,
            SyncOptions.Section,
            RunOptions.Section,
            WorkerOptions.Section,
            SchedulerOptions.Section,
            DatabaseOptions.Section,
            ApiOptions.Section,
            NotificationOptions.Section,
            TrrDatabaseOptions.Section,
            GateOptions.Section,
            ConsoleOptions.Section,
            LogOptions.Section
        );

    private static IEnumerable<Setting> Of<TOptions>(string section) =>
        typeof(TOptions)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property =>
            {
                var key = section.Length == 0 ? property.Name : $"{section}:{property.Name}";
                return new Setting(key, property, OperatorNames.GetValueOrDefault(key), Secrets.Contains(key));
            });
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Screenalytics.Ingest.Cli.Database;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Puts what Storage reports into the words of the <c>db</c> verbs.</summary>
internal static class DatabaseAnswers
{
    private const int MostRows = 20;

    /// <summary>The answer of <c>db check</c>.</summary>
    public static DatabaseAnswer Of(DatabaseCheckReport report) =>
        Make(report.Identity, report, StorageJson.Default.DatabaseCheckReport) with
        {
            Lines = [.. report.Findings.Select(LineOf)],
            Verdict = report.Ready ? "Ready for a sync." : "Not ready: a sync refuses to run.",
            Succeeded = report.Ready,
        };

    /// <summary>The answer of <c>db migrate --dry-run</c>.</summary>
    public static DatabaseAnswer Of(MigrationPlan plan) =>
        Make(plan.Identity, plan, StorageJson.Default.MigrationPlan) with
        {
            Lines = [.. plan.Obstacles.Select(LineOf)],
            Script = plan.UpToDate ? null : plan.Sql,
            Verdict =
                plan.UpToDate ? "Up to date: there is nothing to do."
                : plan.Applicable ? $"Would apply {Count(plan.Steps.Count, "migration")}; nothing was changed."
                : "Something is in the way; nothing was changed.",
            Succeeded = plan.Applicable,
        };

    /// <summary>The answer of <c>db migrate</c>.</summary>
    public static DatabaseAnswer Of(MigrationResult result) =>
        Make(result.Plan.Identity, result, StorageJson.Default.MigrationResult) with
        {
            Lines =
            [
                .. result.Plan.Obstacles.Select(LineOf),
                .. result.Applied.Select(name => new DatabaseLine("applied", name, [])),
            ],
            Verdict =
                !result.Succeeded ? "Something is in the way; nothing was changed."
                : result.Applied.Count == 0 ? "Up to date: there was nothing to do."
                : "Up to date.",
            Succeeded = result.Succeeded,
        };

    /// <summary>The answer of <c>db dedupe</c>.</summary>
    public static DatabaseAnswer Of(DedupeReport report)
    {
        var verb = report.Applied ? "removed" : "to remove";
        return Make(report.Identity, report, StorageJson.Default.DedupeReport) with
        {
            Lines = [.. report.Images.Select(image => LineOf(image, verb))],
            Verdict =
                report.Images.Count == 0
                    ? "No image stands more than once."
                    : $"{Count(report.RemovedRows, "row")} {verb}, {Count(report.RefusedImages, "image")} left to a human.",
            Succeeded = report.RefusedImages == 0,
        };
    }

    private static DatabaseAnswer Make<T>(DatabaseIdentity identity, T value, JsonTypeInfo<T> type) =>
        new()
        {
            Database =
                $"Database {identity.Database} on {identity.Host} as {identity.User} (PostgreSQL {identity.ServerVersion})",
            Verdict = "",
            Succeeded = false,
            WriteJsonAsync = (stream, token) => JsonSerializer.SerializeAsync(stream, value, type, token),
        };

    /// <summary>A finding as it is printed.</summary>
    public static DatabaseLine LineOf(CheckFinding finding)
    {
        var details = new List<string>(finding.Rows);
        if (finding.RowCount > finding.Rows.Count && finding.Rows.Count > 0)
        {
            details.Add($"and {Count(finding.RowCount - finding.Rows.Count, "more row")}");
        }

        details.AddRange(new[] { finding.WayOut, finding.Sql }.OfType<string>());
        var mark = finding.Level switch
        {
            CheckLevel.Ok => "ok",
            CheckLevel.Warning => "warning",
            _ => "failed",
        };
        return new DatabaseLine(mark, finding.Message, details);
    }

    private static DatabaseLine LineOf(DuplicateImage image, string verb)
    {
        var text = $"{image.PersonId} {image.Key}";
        if (image.Refused is { } reason)
        {
            return new DatabaseLine("failed", text, [reason]);
        }

        var shown = image.Removed.Take(MostRows).Select(id => $"{verb}: {id}");
        var more = image.Removed.Count - MostRows;
        return new DatabaseLine(
            "ok",
            text,
            [$"kept: {image.Kept}", .. shown, .. more > 0 ? [$"and {Count(more, "more row")}"] : Array.Empty<string>()]
        );
    }

    private static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}

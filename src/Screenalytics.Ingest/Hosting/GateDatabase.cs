using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Lets a gate ask Storage, and puts its findings into the gate's words.</summary>
internal sealed class GateDatabase(DatabaseSource source) : IGateDatabase
{
    private const int MostRows = 3;

    /// <inheritdoc/>
    public string Host => source.Url.Host;

    /// <inheritdoc/>
    public string Name => source.Url.Database;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GateFinding>> CheckAsync(CancellationToken cancellationToken) =>
        [.. (await new DatabaseCheck(source).RunAsync(cancellationToken)).Findings.Select(FindingOf)];

    private static GateFinding FindingOf(CheckFinding finding) =>
        new(finding.Code, finding.Level == CheckLevel.Failed, MessageOf(finding), WayOutOf(finding));

    private static string MessageOf(CheckFinding finding) =>
        finding.Rows.Count == 0
            ? finding.Message
            : $"{finding.Message} {string.Join("; ", finding.Rows.Take(MostRows))}{(finding.RowCount > MostRows ? "; …" : "")}";

    // SQL of a dozen lines is no part of a sentence.
    private static string? WayOutOf(CheckFinding finding) =>
        finding.Sql is null ? finding.WayOut : $"{finding.WayOut} 'screenalytics-ingest db check' prints the SQL.";
}

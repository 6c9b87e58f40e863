using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.IntegrationTests.Storage;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>The little that tests of a gate's steps ask of its evidence again and again.</summary>
internal static class StageChecks
{
    public static GateVerdict VerdictOf(GateEvidence evidence, string step) =>
        evidence.Steps.Single(one => one.Id == step).Verdict;

    public static (string, GateVerdict)[] VerdictsOf(GateEvidence evidence) =>
        [.. evidence.Steps.Select(step => (step.Id, step.Verdict))];

    public static GateCheck CheckOf(GateEvidence evidence, string step, string check) =>
        evidence.Steps.Single(one => one.Id == step).Checks.FirstOrDefault(one => one.Id == check)
        ?? throw new ShouldAssertException($"{step} has no check {check}:\n{Told(evidence)}");

    /// <summary>What is not proven, for a test that fails.</summary>
    public static string Told(GateEvidence evidence) =>
        string.Join(
            '\n',
            evidence.Steps.SelectMany(step =>
                step.Checks.Where(check => check.Verdict != GateVerdict.Proven)
                    .Select(check => $"{step.Id}/{check.Id} {check.Verdict}: {check.Observed}")
            )
        );

    /// <summary>The face bank as it stands.</summary>
    public static async Task<IReadOnlyList<string>> BankAsync(StorageDatabase database)
    {
        await using var command = database.Source.Connections.CreateCommand(
            "SELECT b::text FROM screenalytics.face_bank_images AS b ORDER BY 1"
        );
        await using var row = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await row.ReadAsync())
        {
            rows.Add(row.GetString(0));
        }

        return rows;
    }
}

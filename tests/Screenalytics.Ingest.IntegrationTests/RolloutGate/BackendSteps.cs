using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.IntegrationTests.TrrDatabase;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Storage.Gates;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>Does the steps that look at the backend and the app, one after the other, against a sandbox.</summary>
internal static class BackendSteps
{
    /// <summary>Does them all, and gives what each noted.</summary>
    public static async Task<IReadOnlyList<(string Step, StepRecord Record)>> RunAsync(
        SandboxServer sandbox,
        StorageDatabase bank,
        bool readOnly = false,
        TimeSpan? maxAnswerTime = null
    )
    {
        using var folder = TestFolder.Create();
        var gateId = Guid.NewGuid();
        using var journal = GateJournal.Begin(folder.Path, gateId);
        var redactor = new Redactor(sandbox.Tokens.ServiceToken, sandbox.Tokens.InternalAdminSecret);
        await using var gallery = TrrSandbox.Open(sandbox.DatabaseUrl);
        PostgresGateStore store = new(bank.Source, () => 0.5);
        var environment = new GateEnvironment
        {
            Name = "sandbox",
            Stage = GateStage.Staging,
            MaxAnswerTime = maxAnswerTime ?? GateEnvironment.DefaultMaxAnswerTime,
        };
        var gate = Context(sandbox, environment, gateId, journal, store, redactor, gallery, readOnly);
        List<(string, StepRecord)> records = [];
        foreach (var step in Steps().Where(step => !readOnly || !step.Info.Writes || step.Info.InReadOnly))
        {
            var record = new StepRecord();
            await step.RunAsync(gate, record, TestContext.Current.CancellationToken);
            records.Add((step.Info.Id, record));
        }

        foreach (var claim in await store.ClaimsAsync(TestContext.Current.CancellationToken))
        {
            await store.ReleaseAsync(claim, TestContext.Current.CancellationToken);
        }

        return records;
    }

    private static IReadOnlyList<IGateStep> Steps() =>
        [
            new ReadGuardStep(),
            new ToggleGuardStep(),
            new ToggleErrorsStep(),
            new ToggleStep(),
            new FilterStep(),
            new ProxyStep(),
        ];

    private static GateContext Context(
        SandboxServer sandbox,
        GateEnvironment environment,
        Guid gateId,
        GateJournal journal,
        PostgresGateStore store,
        Redactor redactor,
        ITrrGallery gallery,
        bool readOnly
    )
    {
        var options = new TrrBackendOptions
        {
            ApiUrl = sandbox.Address,
            ServiceToken = sandbox.Tokens.ServiceToken,
            InternalAdminSharedSecret = sandbox.Tokens.InternalAdminSecret,
            ServiceRoleKey = sandbox.Tokens.ServiceRole(),
        };
        return new GateContext
        {
            GateId = gateId,
            Environment = environment,
            ReadOnly = readOnly,
            Options = new GateOptions
            {
                AppUrl = sandbox.Address,
                AppAdminToken = sandbox.Tokens.User(),
                AppUserToken = sandbox.Tokens.User(SandboxTokens.Stranger),
            },
            Backend = options,
            Client = new GateClient(
                TrrBackendServices.CreateRawClient(options, TimeProvider.System, redactor),
                redactor
            ),
            Gallery = gallery,
            Database = null!,
            Store = store,
            Door = null!,
            History = null!,
            Toggles = new ToggleKeeper(gateId, "sandbox", "tester", store, gallery, journal, TimeProvider.System),
            Syncs = null!,
            LogFolder = "",
            MaxImagesPerPerson = 5,
            Time = TimeProvider.System,
            People = new GatePeople(
                SandboxIds.Seeded,
                SandboxIds.Unseeded,
                new ToggleSubject(SandboxIds.Unseeded, SandboxIds.UnseededLink, false, IsDeclared: false)
            ),
        };
    }
}

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Names what a gate needs, and what of it is there; never shows it.</summary>
internal sealed class ConfigurationStep : IGateStep
{
    private const string WayOut = "set it in the environment of this command, as the backend and the app have it";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "configuration",
            "Configuration and secrets are there",
            "Names the addresses and secrets that the steps need, and says which are set. No secret is shown or sent.",
            []
        );

    /// <inheritdoc/>
    public Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        var backend = gate.Backend;
        record.Uses("environment", gate.Environment.File ?? $"{gate.Environment.Name} (no file)");
        record.Uses("backend", backend.ApiUrl ?? "");
        record.Uses("database", $"{gate.Database.Name} on {gate.Database.Host}");

        // Reads without a credential are refused before a gate begins.
        record.Proven("reads", "A credential for the backend's reads is set", CredentialWords(gate));
        Needed(record, "service_role", "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY", backend.ServiceRoleKey);
        Needed(record, "internal_secret", "TRR_INTERNAL_ADMIN_SHARED_SECRET", backend.InternalAdminSharedSecret);
        Wanted(record, "TRR_DB_URL", gate.Gallery is not null, "flags and rows can't be compared with TRR's database");
        Wanted(record, "TRR_APP_URL", gate.AppUrl is not null, "the app's proxy can't be asked");
        Wanted(record, "TRR_APP_ADMIN_TOKEN", gate.Options.AppAdminToken is { Length: > 0 }, "no admin asks the app");
        Wanted(record, "TRR_APP_USER_TOKEN", gate.Options.AppUserToken is { Length: > 0 }, "no user is refused");
        return Task.CompletedTask;
    }

    private static string CredentialWords(GateContext gate) =>
        gate.Backend.ServiceToken is { Length: > 0 }
            ? "SCREENALYTICS_SERVICE_TOKEN is set."
            : "TRR_INTERNAL_ADMIN_SHARED_SECRET is set, which signs a token for reads.";

    private static void Needed(StepRecord record, string id, string name, string? value) =>
        record.Expect(
            !string.IsNullOrEmpty(value),
            id,
            $"{name} is set",
            string.IsNullOrEmpty(value) ? $"{name} is not set: the toggle can't be checked" : $"{name} is set.",
            WayOut
        );

    // What is missing here is told by the steps that need it, with their verdict.
    private static void Wanted(StepRecord record, string name, bool isSet, string otherwise) =>
        record.Uses(name, isSet ? "set" : $"not set: {otherwise}");
}

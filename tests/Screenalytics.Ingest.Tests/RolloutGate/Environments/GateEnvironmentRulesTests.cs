using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Environments;

namespace Screenalytics.Ingest.Tests.RolloutGate.Environments;

public sealed class GateEnvironmentRulesTests
{
    private static readonly GateEnvironment Environment = new()
    {
        Name = "staging",
        Stage = GateStage.Staging,
        File = "staging.yaml",
    };

    [Theory]
    [InlineData("https://trr.example", "https://trr.example/", true)]
    [InlineData("https://trr.example/api/v1", "https://TRR.example:443", true)]
    [InlineData("https://trr.example", "http://trr.example", false)]
    [InlineData("https://trr.example", "https://trr.example:8443", false)]
    [InlineData("https://trr.example", "https://trr-staging.example", false)]
    [InlineData("https://trr.example", null, true)]
    public void The_backend_is_the_configured_one(string file, string? configured, bool fits)
    {
        var errors = GateEnvironmentRules.Contradictions(Environment with { BackendUrl = file }, configured, null);

        errors.Count.ShouldBe(fits ? 0 : 1);
        errors.ShouldAllBe(error => error.StartsWith("staging.yaml: backend_url") && error.Contains("TRR_API_URL"));
    }

    [Theory]
    [InlineData("https://app.example", null, true)]
    [InlineData("https://app.example", " ", true)]
    [InlineData("https://app.example/", "https://APP.example", true)]
    [InlineData("https://app.example", "https://other.example", false)]
    [InlineData(null, "https://other.example", true)]
    [InlineData(null, null, true)]
    public void The_app_is_the_files_where_none_is_configured(string? file, string? configured, bool fits)
    {
        var environment = Environment with { AppUrl = file };

        var errors = GateEnvironmentRules.Contradictions(environment, "https://trr.example", configured);

        errors.Count.ShouldBe(fits ? 0 : 1);
        errors.ShouldAllBe(error => error.Contains("app_url") && error.Contains("TRR_APP_URL"));
    }

    [Theory]
    [InlineData("db.example/faces", "db.example:6543", "faces", true)]
    [InlineData("db.example:6543/faces", "DB.example:6543", "faces", true)]
    [InlineData("db.example:5432/faces", "db.example:6543", "faces", false)]
    [InlineData("db.example/faces", "db.example:5432", "other", false)]
    [InlineData("db.example/faces", "staging.example:5432", "faces", false)]
    [InlineData("b.example/faces", "a.example:5432,b.example:5433", "faces", true)]
    [InlineData("b.example:5432/faces", "a.example:5432,b.example", "faces", true)]
    [InlineData("[::1]:5432/faces", "::1:5432", "faces", true)]
    [InlineData("/var/run/postgresql/faces", "/var/run/postgresql:5432", "faces", true)]
    [InlineData(null, "anywhere", "any", true)]
    public void The_database_is_the_configured_one(string? file, string hosts, string name, bool fits)
    {
        var error = GateEnvironmentRules.DatabaseContradiction(Environment with { Database = file }, hosts, name);

        (error is null).ShouldBe(fits);
        if (error is not null)
        {
            error.ShouldContain(file!);
            error.ShouldContain($"{hosts}/{name}");
        }
    }
}

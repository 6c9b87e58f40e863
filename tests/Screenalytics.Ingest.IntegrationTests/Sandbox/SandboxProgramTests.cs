using System.Diagnostics;
using System.Net;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>The program says where it is, writes a client's variables, and ends when told to.</summary>
public sealed class SandboxProgramTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Serves_until_it_is_terminated()
    {
        using var folder = TestFolder.Create();
        var file = Path.Combine(folder.Path, "client.env");
        using var program = Start(
            await postgres.CreateDatabaseAsync("sandbox"),
            "--people",
            "10",
            "--env-file",
            file,
            "--mutation",
            "slow_reads"
        );
        try
        {
            var said = new List<string>();
            while (await program.StandardOutput.ReadLineAsync() is { } line)
            {
                said.Add(line);
                if (line.StartsWith("listening on ", StringComparison.Ordinal))
                {
                    break;
                }
            }

            said.ShouldContain(line => line.StartsWith("generated cast of 10: season "));
            var address = said[^1]["listening on ".Length..];
            using var http = new HttpClient();
            using var response = await http.GetAsync(address + SandboxClient.Photos(SandboxIds.Seeded));
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            var variables = await File.ReadAllTextAsync(file);
            variables.ShouldContain($"export TRR_API_URL='{address}'");
            variables.ShouldContain("export TRR_CORE_SUPABASE_SERVICE_ROLE_KEY='ey");
            variables.ShouldContain($"export SUPABASE_JWT_SECRET='{new SandboxSecrets().JwtSecret}'");
            variables.ShouldContain("export ADMIN_EMAIL_ALLOWLIST='admin@example.test'");
            variables.ShouldContain("export TRR_DB_URL='postgresql://");
            variables.ShouldContain($"export TRR_APP_URL='{address}'");
            variables.ShouldContain("export TRR_APP_ADMIN_TOKEN='ey");
            variables.ShouldContain("export TRR_APP_USER_TOKEN='ey");
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            string.Join(' ', said).ShouldNotContain(new SandboxSecrets().ServiceToken);

            using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            program.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }
    }

    [Theory]
    [InlineData("this is no connection string", "TRR_SANDBOX_DB is no Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=x;Timeout=2", "127.0.0.1:1")]
    public async Task A_bad_database_is_one_clear_line(string database, string says)
    {
        using var program = Start(database);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        program.ExitCode.ShouldBe(1);
        error.ShouldContain(says);
        error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("--app-backend", "nowhere", "it must be an http:// or https:// URL.")]
    [InlineData("--mutation", "guard_opn", "there is none of that name; there are guard_open_without_secret, ")]
    public async Task A_wrong_option_is_told(string option, string value, string says)
    {
        using var program = Start("", option, value);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        program.ExitCode.ShouldNotBe(0);
        error.ShouldContain($"{option} {value}: {says}");
    }

    private static Process Start(string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SandboxServer).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRR_SANDBOX_DB"] = database;
        return Process.Start(start).ShouldNotBeNull();
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Runs PostgreSQL's programs with an environment of their own, as the server's account.</summary>
internal sealed class PostgresTool(ServerAccount? account, string workingFolder)
{
    // PGDATA, PGOPTIONS, LC_ALL and the like would change what the tools do; these are needed to run at all.
    private static readonly string[] Kept = ["PATH", "SystemRoot", "SystemDrive", "TEMP", "LD_LIBRARY_PATH"];

    /// <summary>Runs a program to its end; what it says on both streams is its output.</summary>
    public async Task<PostgresToolResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process { StartInfo = Describe(program, arguments) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return new PostgresToolResult(-1, e.Message);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new PostgresToolResult(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill();
            throw;
        }
    }

    private ProcessStartInfo Describe(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = Kept.Select(name => (name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(entry => entry.Value is not null))
        {
            start.Environment[name] = value;
        }

        start.Environment["LC_ALL"] = "C";
        if (account is not null)
        {
            start.UserName = account.Name;
        }

        return start;
    }
}

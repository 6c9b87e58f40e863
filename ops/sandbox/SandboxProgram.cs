using System.CommandLine;
using System.Runtime.InteropServices;
using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Sandbox;

/// <summary>The sandbox as a program: starts one, says where it is, and serves until it is told to stop.</summary>
internal static class SandboxProgram
{
    private const string DatabaseVariable = "TRR_SANDBOX_DB";

    public static Task<int> RunAsync(string[] args)
    {
        var command = new SandboxCommand();
        command.SetAction((parsed, cancellationToken) => ServeAsync(command, parsed, cancellationToken));
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(
        SandboxCommand command,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping));
        try
        {
            await using var database = await SandboxDatabase.OpenAsync(
                Environment.GetEnvironmentVariable(DatabaseVariable),
                parsed.GetValue(command.DataDirectory),
                stopping.Token
            );
            await using var sandbox = await SandboxServer.StartAsync(
                command.ToOptions(parsed, database.ConnectionString),
                stopping.Token
            );
            await IntroduceAsync(sandbox, command, parsed, stopping.Token);
            await UntilStopped(stopping.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failure)
            when (failure is NpgsqlException or IOException or InvalidOperationException or EmbeddedPostgresException)
        {
            await Console.Error.WriteLineAsync($"trr-sandbox: {failure.Message}");
            return 1;
        }
    }

    private static async Task IntroduceAsync(
        SandboxServer sandbox,
        SandboxCommand command,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        if (parsed.GetValue(command.People) is > 0 and var people)
        {
            var cast = await sandbox.Casts.GenerateAsync(new CastSpec(people), cancellationToken);
            Console.WriteLine($"generated cast of {people}: season {cast.SeasonId}, episode {cast.EpisodeId}");
        }

        if (parsed.GetValue(command.EnvironmentFile) is { } file)
        {
            await EnvironmentFile.WriteAsync(file, sandbox, cancellationToken);
            Console.WriteLine($"environment for clients: {file}");
        }

        Console.WriteLine($"seeded person {SandboxIds.Seeded}, unseeded person {SandboxIds.Unseeded}");
        Console.WriteLine($"episode {SandboxIds.HarbourRowEpisode1}, season {SandboxIds.HarbourRowSeason1}");
        Console.WriteLine(
            "secrets, from the environment or the sandbox's defaults: SCREENALYTICS_SERVICE_TOKEN, "
                + "TRR_INTERNAL_ADMIN_SHARED_SECRET, SUPABASE_JWT_SECRET, ADMIN_EMAIL_ALLOWLIST"
        );
        Console.WriteLine($"listening on {sandbox.Address}");
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }

    private static Task UntilStopped(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(stopped.SetResult);
        return stopped.Task;
    }
}

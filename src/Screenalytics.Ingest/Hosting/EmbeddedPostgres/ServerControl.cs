using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Starts, finds and stops the one server on the data. Only to be called under the layout's lock.</summary>
internal sealed class ServerControl(
    ClusterLayout layout,
    EmbeddedPostgresOptions options,
    ServerAccount? account,
    PostgresInstallation installation,
    string password,
    TimeProvider time
)
{
    private const int Attempts = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _clusterName = ClusterName.Of(layout, password);
    private readonly PostgresTool _tool = new(account, layout.Root);
    private int _port;

    /// <summary>The major version of the server.</summary>
    public int Major => installation.Major;

    /// <summary>Whether the server takes connections.</summary>
    public bool IsReady => PostmasterFile.Read(layout)?.Status == PostmasterFile.Ready;

    /// <summary>Has the server answering, whatever state it is found in; says whether this call started it.</summary>
    public async Task<RunningServer> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var started = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = PostmasterFile.Read(layout);
            var kind = file is null ? ServerProcessKind.None : ServerProcesses.Judge(file, _clusterName);
            if (kind == ServerProcessKind.SomebodyElses)
            {
                throw StartedByOthers(file!.ProcessId);
            }

            if (kind == ServerProcessKind.Ours && file!.Status == PostmasterFile.Stopping)
            {
                await StopAsync(cancellationToken);
                continue;
            }

            var answer = await AskAsync(file, kind, cancellationToken);
            if (answer == ServerAnswer.Ready)
            {
                _port = file!.Endpoint!.Port;
                return new RunningServer(file.Endpoint, file.ProcessId, started);
            }

            if (answer == ServerAnswer.None && kind == ServerProcessKind.None && !ServerProcesses.AnyOf(_clusterName))
            {
                await StartAsync(cancellationToken);
                started = true;
                continue;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Stops the server: connections are closed and everything is written; a no-op when it is down.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var mode in (string[])["fast", "immediate"])
        {
            if (!Lives())
            {
                return;
            }

            await _tool.RunAsync(
                installation.PgCtl,
                ["stop", "-D", ClusterLayout.RelativeData, "-m", mode, "-w", "-t", Seconds(options.StopTimeout)],
                cancellationToken
            );
        }

        if (Lives())
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.TimedOut,
                $"The embedded PostgreSQL in {layout.Data} does not stop. Its log ends: {ServerLog.Tail(layout, password)}"
            );
        }
    }

    // A server without a process here may be one of another container on the same folder, reached by its socket; on
    // a port of the loopback it could be anybody's.
    private async Task<ServerAnswer> AskAsync(
        PostmasterFile? file,
        ServerProcessKind kind,
        CancellationToken cancellationToken
    ) =>
        file?.Endpoint is { } endpoint && (kind == ServerProcessKind.Ours || endpoint.IsSocket)
            ? await ServerProbe.AskAsync(endpoint, password, layout, cancellationToken)
            : ServerAnswer.None;

    private bool Lives() =>
        PostmasterFile.Read(layout) is { } file && ServerProcesses.Judge(file, _clusterName) == ServerProcessKind.Ours;

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        ServerLog.Rotate(layout);
        for (var attempt = 1; ; attempt++)
        {
            // Nothing of this cluster lives, so the file is a killed server's; its number may be another program's
            // now, or a dead process's that nobody reaped, and PostgreSQL would take either for a running server.
            File.Delete(layout.PostmasterFile);
            var endpoint = ChooseEndpoint();
            SocketFolder.Clear(endpoint);
            ServerSettings.Write(layout, options, endpoint);
            var result = await _tool.RunAsync(
                installation.PgCtl,
                [
                    "start",
                    "-D",
                    ClusterLayout.RelativeData,
                    "-l",
                    ClusterLayout.RelativeLog,
                    "-o",
                    $"-c config_file={ClusterLayout.RelativeSettings} -c cluster_name={_clusterName}",
                    "-w",
                    "-t",
                    Seconds(options.StartTimeout),
                ],
                cancellationToken
            );
            // A start that a killed program began may have come first.
            if (result.Succeeded || Lives() || ServerProcesses.AnyOf(_clusterName))
            {
                return;
            }

            // Once more: the port may have been taken meanwhile, or the server killed.
            if (attempt == Attempts)
            {
                throw new EmbeddedPostgresException(
                    EmbeddedPostgresFailure.ToolFailed,
                    $"The embedded PostgreSQL in {layout.Data} does not start. Its log ({layout.Log}) ends: "
                        + (ServerLog.Tail(layout, password) ?? ServerLog.Condense(result.Output, password))
                );
            }
        }
    }

    private ServerEndpoint ChooseEndpoint() =>
        options.LoopbackTcp
            ? new ServerEndpoint(ServerEndpoint.Loopback, FreePort.Find(_port))
            : new ServerEndpoint(SocketFolder.Prepare(layout, account), ServerEndpoint.SocketPort);

    private EmbeddedPostgresException StartedByOthers(int processId) =>
        new(
            EmbeddedPostgresFailure.FolderUnusable,
            $"A PostgreSQL server that this program did not start (process {processId}) seems to run on {layout.Data}. "
                + $"Stop it; if that process is no server on this folder, remove {layout.PostmasterFile}."
        );

    private static string Seconds(TimeSpan time) =>
        Math.Max(1, (int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

/// <summary>A real PgBouncer in transaction mode before a database, with fewer server connections than clients.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private PgBouncer(Process process, string folder, string connectionString) =>
        (_process, _folder, ConnectionString) = (process, folder, connectionString);

    /// <summary>The way to the database through it.</summary>
    public string ConnectionString { get; }

    public static async Task<PgBouncer> StartAsync(string target)
    {
        var settings = new NpgsqlConnectionStringBuilder(target);
        var folder = Directory.CreateTempSubdirectory("pgbouncer-").FullName;
        var port = FreePort();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "users.txt"),
            $"\"{settings.Username}\" \"{settings.Password}\"\n"
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "pgbouncer.ini"),
            $"""
            [databases]
            {settings.Database} = host={settings.Host} port={settings.Port} dbname={settings.Database}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {folder}/users.txt
            pool_mode = transaction
            default_pool_size = 2
            server_reset_query_always = 0
            """
        );
        if (Environment.IsPrivilegedProcess)
        {
            // PgBouncer gives root's rights up, and must read its files afterwards.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        var start = new ProcessStartInfo(Executable()) { RedirectStandardError = true };
        string[] arguments = Environment.IsPrivilegedProcess ? ["-u", "postgres"] : [];
        foreach (var argument in (string[])[.. arguments, Path.Combine(folder, "pgbouncer.ini")])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        await ListeningAsync(process, port);
        settings.Host = "127.0.0.1";
        settings.Port = port;
        // PgBouncer knows no start-up options; that and nothing else has to go from a connection string.
        settings.Remove("Options");
        return new PgBouncer(process, folder, settings.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Executable() =>
        new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("PgBouncer is not installed: apt-get install pgbouncer");

    private static async Task ListeningAsync(Process process, int port)
    {
        while (true)
        {
            process.HasExited.ShouldBeFalse("PgBouncer did not start");
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

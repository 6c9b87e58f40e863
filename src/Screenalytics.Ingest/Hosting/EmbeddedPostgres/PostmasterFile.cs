using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>.</summary>
internal sealed record PostmasterFile(int ProcessId, long StartedAtUnixSeconds, ServerEndpoint? Endpoint, string Status)
{
    public const string Ready = "ready";
    public const string Stopping = "stopping";

    private const int ProcessLine = 0;
    private const int StartLine = 2;
    private const int PortLine = 3;
    private const int SocketLine = 4;
    private const int StatusLine = 7;

    /// <summary>Reads the file; null when there is none, or none that names a process yet.</summary>
    public static PostmasterFile? Read(ClusterLayout layout)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(layout.PostmasterFile);
        }
        catch (IOException)
        {
            return null;
        }

        if (!int.TryParse(At(lines, ProcessLine), NumberStyles.Integer, CultureInfo.InvariantCulture, out var process))
        {
            return null;
        }

        _ = long.TryParse(At(lines, StartLine), NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt);
        var socket = At(lines, SocketLine);
        var endpoint = int.TryParse(At(lines, PortLine), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new ServerEndpoint(socket.Length > 0 ? socket : ServerEndpoint.Loopback, port)
            : null;
        return new PostmasterFile(process, startedAt, endpoint, At(lines, StatusLine));
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index].Trim() : "";
}

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>The server's own log: its last lines for an error message, and its size kept in bounds.</summary>
internal static class ServerLog
{
    private const int TailBytes = 4096;
    private const int TailLines = 6;
    private const long RotateAtBytes = 8 * 1024 * 1024;

    /// <summary>The last lines, without the password; null when there is no log.</summary>
    public static string? Tail(ClusterLayout layout, string password)
    {
        try
        {
            using var file = new FileStream(
                layout.Log,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            file.Seek(-Math.Min(TailBytes, file.Length), SeekOrigin.End);
            using var reader = new StreamReader(file);
            return Condense(reader.ReadToEnd(), password);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The last lines of a tool's output, without the password.</summary>
    public static string Condense(string output, string password)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(Environment.NewLine, lines.TakeLast(TailLines))
            .Replace(password, "***", StringComparison.Ordinal);
    }

    /// <summary>Puts a large log aside; only while the server is down.</summary>
    public static void Rotate(ClusterLayout layout)
    {
        if (new FileInfo(layout.Log) is { Exists: true, Length: > RotateAtBytes })
        {
            File.Move(layout.Log, layout.Log + ".1", overwrite: true);
        }
    }
}

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Writes to a reader that may have gone away, as <c>| head</c> does: then nothing more is said.</summary>
internal static class QuietWrite
{
    /// <summary>Writes bytes and flushes.</summary>
    public static void Bytes(Stream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (IOException)
        {
            // The reader has what it wanted; the run goes on, since its work is the database's rows.
        }
    }

    /// <summary>Runs an action that writes.</summary>
    public static async Task RunAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (IOException)
        {
            // As above.
        }
    }
}

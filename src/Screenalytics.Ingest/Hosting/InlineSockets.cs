namespace Screenalytics.Ingest.Hosting;

/// <summary>
/// Lets what follows a socket's read go on in the thread that saw it come in, which saves a sync a fifth of its CPU.
/// Only for the command line's sync: nothing there blocks behind an await, as code of a server might.
/// </summary>
internal static class InlineSockets
{
    // The runtime's own switch; it is read once, before the first socket is used.
    private const string Switch = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Switches it on, unless the operator has decided.</summary>
    public static void Enable()
    {
        if (Environment.GetEnvironmentVariable(Switch) is null)
        {
            Environment.SetEnvironmentVariable(Switch, "1");
        }
    }
}

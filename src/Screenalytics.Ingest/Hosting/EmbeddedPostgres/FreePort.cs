using System.Net;
using System.Net.Sockets;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Finds a loopback port that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>The preferred port when it is free, else any.</summary>
    public static int Find(int preferred)
    {
        try
        {
            return Probe(preferred);
        }
        catch (SocketException)
        {
            return Probe(0);
        }
    }

    private static int Probe(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

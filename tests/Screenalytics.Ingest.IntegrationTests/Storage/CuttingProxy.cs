using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

/// <summary>A TCP proxy before PostgreSQL that forwards a COMMIT and then cuts the connection, its answer unread.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT\0");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Socket> _connect;
    private readonly Task _accepting;
    private readonly TimeSpan _late;
    private int _cuts;

    /// <param name="connect">Opens a connection to the server.</param>
    /// <param name="cuts">How many COMMITs lose their answer.</param>
    /// <param name="late">How long they take to arrive: by then the client has come back.</param>
    public CuttingProxy(Func<Socket> connect, int cuts, TimeSpan late = default)
    {
        (_connect, _cuts, _late) = (connect, cuts, late);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int CutsLeft => Volatile.Read(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = _connect();
        using (client)
        {
            var answers = PumpAsync(server, client, _ => false);
            await PumpAsync(client, server, sent => sent.IndexOf(Commit) >= 0 && Interlocked.Decrement(ref _cuts) >= 0);
            await answers;
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlySpan<byte>, bool> cut)
    {
        var buffer = new byte[65536];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0; )
            {
                if (cut(buffer.AsSpan(0, read)))
                {
                    // The client is gone before the COMMIT arrives, so no answer of it can slip through.
                    from.Close(0);
                    await Task.Delay(_late, TimeProvider.System);
                    await to.SendAsync(buffer.AsMemory(0, read));
                    await to.ReceiveAsync(buffer);
                    break;
                }

                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side is gone; so is the other in a moment.
        }

        from.Close(0);
        to.Close(0);
    }
}

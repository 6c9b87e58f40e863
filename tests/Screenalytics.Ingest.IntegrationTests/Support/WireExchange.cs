using System.Net.Sockets;
using System.Text;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>One request and the line to answer it on, byte by byte as a test likes.</summary>
internal sealed class WireExchange(WireRequest request, int index, Socket socket, CancellationToken stopping)
{
    /// <summary>What came in.</summary>
    public WireRequest Request { get; } = request;

    /// <summary>Its number on this server, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Is cancelled when the server stops.</summary>
    public CancellationToken Stopping { get; } = stopping;

    /// <summary>Whether the connection is to be closed after the answer.</summary>
    public bool Closed { get; private set; }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, Stopping)..];
        }
    }

    /// <summary>Sends a text, one byte a character.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Closes the connection in an orderly way.</summary>
    public void Close()
    {
        Closed = true;
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }

    /// <summary>Resets the connection.</summary>
    public void Reset()
    {
        Closed = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Leaves the request as it is until the server stops or the client goes away.</summary>
    public async Task HangAsync()
    {
        Closed = true;
        var nothing = new byte[1];
        while (await socket.ReceiveAsync(nothing, SocketFlags.None, Stopping) > 0) { }
    }
}

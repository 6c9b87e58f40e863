using System.Net;
using System.Net.Sockets;
using System.Text;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>One request on a socket of its own, read to the end of the connection: what really went over the wire.</summary>
internal sealed record RawExchange(string Head, string Body, bool Reset)
{
    public int Status => Head.Length == 0 ? 0 : int.Parse(Head.Split(' ')[1]);

    public static async Task<RawExchange> GetAsync(SandboxServer sandbox, string path)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(sandbox.Address).Port);
        var request =
            $"GET {path} HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer {sandbox.Tokens.ServiceToken}\r\n"
            + "Connection: close\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        using var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var reset = false;
        try
        {
            int count;
            while ((count = await socket.ReceiveAsync(buffer)) > 0)
            {
                received.Write(buffer, 0, count);
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            reset = true;
        }

        var text = Encoding.Latin1.GetString(received.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? new RawExchange("", text, reset) : new RawExchange(text[..end], text[(end + 4)..], reset);
    }

    public string? Header(string name) =>
        Head.Split("\r\n")
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault();
}

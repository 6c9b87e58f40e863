using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>How a request is answered.</summary>
internal delegate Task WireScript(WireExchange exchange);

/// <summary>
/// A scripted server below HTTP, on a loopback port of its own: what a script sends goes out as it is, so that every
/// fault of a line or a backend can be had. It records what it was asked.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    private const int MaxRequest = 64 * 1024;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<WireRequest> _requests = new();
    private readonly ConcurrentDictionary<Socket, Task> _connections = new();
    private readonly Task _accepting;
    private volatile WireScript _script;
    private int _accepted;
    private int _index = -1;

    private WireServer(WireScript script)
    {
        _script = script;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Its base URL, as a backend's would be configured.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>What was asked so far, in order.</summary>
    public WireRequest[] Requests => [.. _requests];

    /// <summary>Connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref _accepted);

    /// <summary>Starts a server that answers by a script.</summary>
    public static WireServer Start(WireScript script) => new(script);

    /// <summary>Starts a server that gives each request the next answer, and the last one to all further.</summary>
    public static WireServer Start(params byte[][] answers) =>
        new(exchange => exchange.SendAsync(answers[Math.Min(exchange.Index, answers.Length - 1)]));

    /// <summary>Answers by another script from now on.</summary>
    public void Answer(WireScript script) => _script = script;

    /// <summary>Answers with these bytes from now on.</summary>
    public void Answer(byte[] answer) => _script = exchange => exchange.SendAsync(answer);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        foreach (var socket in _connections.Keys)
        {
            socket.Dispose();
        }

        await Task.WhenAll(_connections.Values);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stopping.Token);
                socket.NoDelay = true;
                var number = Interlocked.Increment(ref _accepted);
                _connections[socket] = ServeAsync(socket, number);
            }
        }
        catch (Exception exception) when (IsEnd(exception)) { }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        await Task.Yield();
        try
        {
            var buffer = new byte[MaxRequest];
            var filled = 0;
            while (true)
            {
                var (request, length) = Parse(buffer.AsSpan(0, filled), number);
                if (request is null)
                {
                    var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None, _stopping.Token);
                    if (read == 0)
                    {
                        return;
                    }

                    filled += read;
                    continue;
                }

                buffer.AsSpan(length, filled - length).CopyTo(buffer);
                filled -= length;
                _requests.Enqueue(request);
                var exchange = new WireExchange(request, Interlocked.Increment(ref _index), socket, _stopping.Token);
                await _script(exchange);
                if (exchange.Closed)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception)) { }
        finally
        {
            socket.Dispose();
        }
    }

    private static (WireRequest? Request, int Length) Parse(ReadOnlySpan<byte> bytes, int connection)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return (null, 0);
        }

        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        var first = lines[0].Split(' ');
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text) : 0;
        var length = end + 4 + body;
        return bytes.Length < length
            ? (null, 0)
            : (
                new WireRequest(
                    first[0],
                    first[1],
                    headers,
                    Encoding.UTF8.GetString(bytes.Slice(end + 4, body)),
                    connection
                ),
                length
            );
    }

    private static bool IsEnd(Exception exception) =>
        exception is SocketException or OperationCanceledException or ObjectDisposedException or IOException;
}

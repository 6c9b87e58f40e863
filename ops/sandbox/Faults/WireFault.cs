using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Faults;

/// <summary>The faults below HTTP: written to the socket past the server, which never spoils an answer by itself.</summary>
internal static class WireFault
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    public static bool IsOne(FaultRule rule) =>
        rule.Kind is FaultKind.CutBody or FaultKind.CutChunked or FaultKind.Reset or FaultKind.SlowDrip;

    public static async Task SendAsync(HttpContext context, Answer answer, FaultRule rule, TimeProvider time)
    {
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        try
        {
            if (rule.Kind == FaultKind.Reset)
            {
                // No lingering: closing sends a reset.
                socket.LingerState = new LingerOption(true, 0);
            }
            else
            {
                await WriteAsync(socket, context, answer, rule, time);
                await EndAsync(socket, context, time);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has left already.
        }

        context.Abort();
    }

    private static Task WriteAsync(
        Socket socket,
        HttpContext context,
        Answer answer,
        FaultRule rule,
        TimeProvider time
    ) =>
        rule.Kind switch
        {
            FaultKind.CutBody => CutAsync(socket, answer, rule),
            FaultKind.CutChunked => CutChunkedAsync(socket, answer),
            _ => DripAsync(socket, answer, rule, time, context.RequestAborted),
        };

    // Aborting at once would reset the connection, and the client might lose what it has not read yet.
    private static async Task EndAsync(Socket socket, HttpContext context, TimeProvider time)
    {
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(_patience, time, context.RequestAborted);
    }

    private static async Task CutAsync(Socket socket, Answer answer, FaultRule rule)
    {
        var body = answer.Bytes();
        var sent = Math.Min(rule.CutAt ?? body.Length / 2, body.Length);
        var declared = Math.Max(body.Length, sent + 1);
        await SendAsync(socket, Head(answer, $"content-length: {declared}"));
        await SendAsync(socket, body.AsMemory(0, sent));
    }

    private static async Task CutChunkedAsync(Socket socket, Answer answer)
    {
        var body = answer.Bytes();
        var size = body.Length.ToString("x", CultureInfo.InvariantCulture);
        await SendAsync(socket, Head(answer, "transfer-encoding: chunked"));
        await SendAsync(socket, (byte[])[.. Encoding.ASCII.GetBytes(size), 13, 10, .. body, 13, 10]);
    }

    private static async Task DripAsync(
        Socket socket,
        Answer answer,
        FaultRule rule,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var body = answer.Bytes();
        var pause = TimeSpan.FromMilliseconds(rule.DelayMs ?? 100);
        await SendAsync(socket, Head(answer, $"content-length: {body.Length}\r\nconnection: close"));
        for (var i = 0; i < body.Length; i++)
        {
            await Task.Delay(pause, time, cancellationToken);
            await SendAsync(socket, body.AsMemory(i, 1));
        }
    }

    private static byte[] Head(Answer answer, string framing) =>
        Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {StatusText.Line(answer.Status)}\r\nserver: uvicorn\r\n{framing}\r\n"
                + $"content-type: {answer.ContentType ?? Answers.Json}\r\n\r\n"
        );

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }
}

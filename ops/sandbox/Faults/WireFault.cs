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

    /// <summary>Sends what is left of the answer; <paramref name="record"/> is told once whether that is all of it.</summary>
    public static async Task SendAsync(
        HttpContext context,
        Answer answer,
        FaultRule rule,
        TimeProvider time,
        Action<bool> record
    )
    {
        if (rule.Kind == FaultKind.SlowDrip)
        {
            await DripAsync(context, answer, rule, time, record);
            return;
        }

        record(false);
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
                await (
                    rule.Kind == FaultKind.CutBody ? CutAsync(socket, answer, rule) : CutChunkedAsync(socket, answer)
                );
                await EndAsync(socket, context, time);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has left already.
        }

        context.Abort();
    }

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
        HttpContext context,
        Answer answer,
        FaultRule rule,
        TimeProvider time,
        Action<bool> record
    )
    {
        var pause = TimeSpan.FromMilliseconds(rule.DelayMs ?? 100);
        var body = answer.Bytes();
        var told = false;
        try
        {
            AnswerSender.Head(context.Response, answer);
            await context.Response.StartAsync(context.RequestAborted);
            for (var sent = 0; sent < body.Length; sent++)
            {
                await Task.Delay(pause, time, context.RequestAborted);
                if (sent == body.Length - 1)
                {
                    record(told = true);
                }

                await context.Response.BodyWriter.WriteAsync(body.AsMemory(sent, 1), context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has left; how much it had read is told below.
        }

        if (!told)
        {
            record(body.Length == 0);
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

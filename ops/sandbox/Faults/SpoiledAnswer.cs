using System.IO.Compression;
using System.Text;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Faults;

/// <summary>Makes the answer that a fault wants out of the true one, for all faults that HTTP can carry.</summary>
internal static class SpoiledAnswer
{
    /// <summary>The answer to give without asking the database, or null.</summary>
    public static Answer? Instead(FaultRule rule) =>
        rule.Kind switch
        {
            FaultKind.Status => Status(rule),
            FaultKind.EmptyWhenSick => Answers.Of(200, "[]"),
            FaultKind.Redirect => Answers.Redirect(rule.Body ?? "/elsewhere") with { Status = rule.Status ?? 307 },
            FaultKind.Custom => Custom(rule),
            FaultKind.Reset => new Answer { Status = 0, ContentType = null },
            _ => null,
        };

    public static Answer Of(Answer answer, FaultRule rule) =>
        rule.Kind switch
        {
            FaultKind.MalformedJson => With(answer, Malformed(answer.Bytes())),
            FaultKind.WrongContentType => answer with { ContentType = rule.ContentType ?? "text/html; charset=utf-8" },
            FaultKind.ByteOrderMark => With(answer, [0xEF, 0xBB, 0xBF, .. answer.Bytes()]),
            FaultKind.TrailingBytes => With(answer, [.. answer.Bytes(), .. Encoding.UTF8.GetBytes(rule.Body ?? "[]")]),
            FaultKind.Gzip => With(answer, Compress(answer.Bytes())) with
            {
                Headers = [new("content-encoding", "gzip")],
            },
            _ => answer,
        };

    /// <summary>Whether an answer with this fault is still whole and what the endpoint meant to say.</summary>
    public static bool IsIntact(FaultRule? rule) =>
        rule?.Kind
            is null
                or FaultKind.Status
                or FaultKind.EmptyWhenSick
                or FaultKind.UnstableOrder
                or FaultKind.DatabaseDown
                or FaultKind.Redirect;

    private static Answer With(Answer answer, byte[] body) => answer with { Page = null, Body = body };

    private static Answer Status(FaultRule rule)
    {
        var body = rule.Body ?? """{"detail":"The sandbox was told to fail"}""";
        return Answers.Of(rule.Status ?? 503, body) with
        {
            ContentType = rule.ContentType ?? Answers.Json,
            Headers = rule.RetryAfter is { } after ? [new("retry-after", after)] : [],
        };
    }

    private static Answer Custom(FaultRule rule) =>
        Answers.Of(rule.Status ?? 200, rule.Body ?? "") with
        {
            ContentType = rule.ContentType ?? Answers.Json,
        };

    private static byte[] Malformed(byte[] body)
    {
        if (body.Length > 0)
        {
            body[^1] = body[^1] == (byte)']' ? (byte)'}' : (byte)']';
        }

        return body;
    }

    private static byte[] Compress(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return target.ToArray();
    }
}

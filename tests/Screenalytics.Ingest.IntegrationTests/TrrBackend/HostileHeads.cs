using Screenalytics.Ingest.Contracts.Failures;
using static Screenalytics.Ingest.IntegrationTests.Support.WireAnswer;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>A 200 and an empty array whose headers make it something else, or no HTTP at all.</summary>
internal static class HostileHeads
{
    /// <summary>The answers, each by its name.</summary>
    public static readonly IReadOnlyDictionary<string, HostileCase> All = new Dictionary<string, HostileCase>
    {
        ["gzip"] = Encoded("gzip"),
        ["br"] = Encoded("br"),
        ["identity"] = Encoded("identity"),
        ["an encoding without a name"] = Encoded(""),
        ["two encodings"] = Encoded("gzip\r\nContent-Encoding: deflate"),
        ["no content type"] = new(Of("200 OK", "", "[]"), FailureCode.UnexpectedContentType),
        ["empty content type"] = Typed(""),
        ["HTML"] = Typed("text/html"),
        ["plain text"] = Typed("text/plain"),
        ["text/json"] = Typed("text/json"),
        ["problem+json"] = Typed("application/problem+json"),
        ["JSON lines"] = Typed("application/x-ndjson"),
        ["JSON and more letters"] = Typed("application/jsonp"),
        ["UTF-16"] = Typed("application/json; charset=utf-16"),
        ["Latin-1"] = Typed("application/json; charset=iso-8859-1"),
        ["a charset without a name"] = Typed("application/json; charset="),
        ["two charsets"] = Typed("application/json; charset=utf-8; charset=utf-16"),
        ["two content types"] = Typed("application/json\r\nContent-Type: application/json"),
        ["two other content types"] = Typed("application/json\r\nContent-Type: text/html"),
        ["two content types in one line"] = Typed("application/json, text/html"),
        ["garbage as content type"] = Typed("a\tpplication//json;;;"),
        ["negative length"] = Framed("Content-Length: -2"),
        ["length with a sign"] = Framed("Content-Length: +2"),
        ["length in words"] = Framed("Content-Length: two"),
        ["hexadecimal length"] = Framed("Content-Length: 0x2"),
        ["empty length"] = Framed("Content-Length:"),
        ["length beyond all numbers"] = Framed("Content-Length: 99999999999999999999999"),
        ["two lengths, smaller first"] = Framed("Content-Length: 2\r\nContent-Length: 40"),
        ["two lengths, larger first"] = Framed("Content-Length: 40\r\nContent-Length: 2"),
        ["two lengths in one line"] = Framed("Content-Length: 2, 40"),
        ["a length and chunks"] = new(
            Text("Content-Length: 2\r\nTransfer-Encoding: chunked", "2\r\n[]\r\n5\r\n     \r\n0\r\n\r\n"),
            FailureCode.ProtocolError
        ),
        ["gzip as transfer encoding"] = Framed("Content-Length: 2\r\nTransfer-Encoding: gzip"),
        ["gzip and chunks as transfer encoding"] = new(
            Text("Transfer-Encoding: gzip, chunked", "2\r\n[]\r\n0\r\n\r\n"),
            FailureCode.ProtocolError
        ),
        ["no HTTP"] = new("[]\r\n\r\n"u8.ToArray(), FailureCode.ProtocolError),
        ["SSH"] = new("SSH-2.0-OpenSSH_9.2\r\n\r\n"u8.ToArray(), FailureCode.ProtocolError),
        ["HTTP/2"] = new("HTTP/2 200 OK\r\nContent-Length: 2\r\n\r\n[]"u8.ToArray(), FailureCode.ProtocolError),
        ["HTTP/9.9"] = new("HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n[]"u8.ToArray(), FailureCode.ProtocolError),
        ["status in letters"] = new("HTTP/1.1 abc OK\r\n\r\n"u8.ToArray(), FailureCode.ProtocolError),
        ["status of two digits"] = new("HTTP/1.1 20 OK\r\n\r\n"u8.ToArray(), FailureCode.ProtocolError),
        ["status of four digits"] = new("HTTP/1.1 2000 OK\r\n\r\n"u8.ToArray(), FailureCode.ProtocolError),
        ["negative status"] = new("HTTP/1.1 -20 OK\r\n\r\n"u8.ToArray(), FailureCode.ProtocolError),
        ["header without a colon"] = Framed("Content-Length: 2\r\nnonsense"),
        ["header with a space in its name"] = Framed("Content-Length: 2\r\nCon tent: x"),
        ["header without a name"] = Framed("Content-Length: 2\r\n: x"),
        ["a header of a megabyte"] = Framed("Content-Length: 2\r\nX-A: " + new string('a', 1 << 20)),
        ["a hundred thousand headers"] = Framed(
            "Content-Length: 2\r\n" + string.Join("\r\n", Enumerable.Range(0, 100_000).Select(i => $"X-{i}: y"))
        ),
        ["a status line of a megabyte"] = new(
            Of("200 " + new string('a', 1 << 20), "Content-Type: application/json", "[]"),
            FailureCode.ProtocolError
        ),
    };

    private static HostileCase Encoded(string encoding) =>
        new(
            Of("200 OK", $"Content-Type: application/json\r\nContent-Encoding: {encoding}", "[]"),
            FailureCode.UnexpectedContentEncoding
        );

    private static HostileCase Typed(string type) =>
        new(Of("200 OK", $"Content-Type: {type}", "[]"), FailureCode.UnexpectedContentType);

    // The connection is closed behind the body, so that a reader of all that comes would find an empty array.
    private static HostileCase Framed(string headers) =>
        new(
            async exchange =>
            {
                await exchange.SendAsync(Text(headers, "[]"));
                exchange.Close();
            },
            FailureCode.ProtocolError
        );

    private static byte[] Text(string headers, string body) =>
        System.Text.Encoding.Latin1.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}\r\n\r\n{body}"
        );
}

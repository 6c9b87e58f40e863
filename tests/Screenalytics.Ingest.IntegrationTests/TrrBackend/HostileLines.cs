using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>A good head, or none, and a line that breaks or a body that ends where it should not.</summary>
internal static class HostileLines
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private const string Chunked = Head + "Transfer-Encoding: chunked\r\n\r\n";

    /// <summary>The answers, each by its name.</summary>
    public static readonly IReadOnlyDictionary<string, HostileCase> All = new Dictionary<string, HostileCase>
    {
        ["closed before answering"] = Closing("", FailureCode.ConnectionFailed),
        ["reset before answering"] = Resetting("", FailureCode.ConnectionFailed),
        ["closed in the status line"] = Closing("HTTP/1.1 20", FailureCode.ConnectionFailed),
        ["closed in the headers"] = Closing(Head, FailureCode.ConnectionFailed),
        ["reset in the headers"] = Resetting(Head, FailureCode.ConnectionFailed),
        ["closed after a 100"] = Closing("HTTP/1.1 100 Continue\r\n\r\n", FailureCode.ConnectionFailed),
        ["closed after the head"] = Closing(Head + "Content-Length: 2\r\n\r\n", FailureCode.BodyCutShort),
        ["closed behind an empty array"] = Closing(Head + "Content-Length: 3\r\n\r\n[]", FailureCode.BodyCutShort),
        ["closed within a row"] = Closing(Head + "Content-Length: 90\r\n\r\n[{\"a\":", FailureCode.BodyCutShort),
        ["closed behind a whole row"] = Closing(Head + "Content-Length: 90\r\n\r\n[{}]", FailureCode.BodyCutShort),
        ["reset after the head"] = Resetting(Head + "Content-Length: 2\r\n\r\n", FailureCode.BodyCutShort),
        ["reset behind an empty array"] = Resetting(Head + "Content-Length: 3\r\n\r\n[]", FailureCode.BodyCutShort),
        ["closed before the first chunk"] = Closing(Chunked, FailureCode.BodyCutShort),
        ["closed in a chunk's size"] = Closing(Chunked + "2", FailureCode.BodyCutShort),
        ["closed in a chunk"] = Closing(Chunked + "2\r\n[", FailureCode.BodyCutShort),
        ["closed behind a chunk"] = Closing(Chunked + "2\r\n[]", FailureCode.BodyCutShort),
        ["closed without a last chunk"] = Closing(Chunked + "2\r\n[]\r\n", FailureCode.BodyCutShort),
        ["closed in the last chunk"] = Closing(Chunked + "2\r\n[]\r\n0\r\n", FailureCode.BodyCutShort),
        ["reset without a last chunk"] = Resetting(Chunked + "2\r\n[]\r\n", FailureCode.BodyCutShort),
        ["chunk's size in letters"] = Sending(Chunked + "xyz\r\n[]\r\n0\r\n\r\n", FailureCode.ProtocolError),
        ["negative chunk"] = Sending(Chunked + "-2\r\n[]\r\n0\r\n\r\n", FailureCode.ProtocolError),
        ["chunk without a size"] = Sending(Chunked + "\r\n[]\r\n0\r\n\r\n", FailureCode.ProtocolError),
        ["chunk longer than all numbers"] = Sending(
            Chunked + "ffffffffffffffffffff\r\n[]\r\n0\r\n\r\n",
            FailureCode.ProtocolError
        ),
        ["chunk longer than its size"] = Sending(Chunked + "1\r\n[]\r\n0\r\n\r\n", FailureCode.ProtocolError),
        ["bytes for a chunk's end"] = Sending(Chunked + "2\r\n[]xx0\r\n\r\n", FailureCode.ProtocolError),
        // The HTTP stack does not tell these two from a line that broke.
        ["a chunk's size of a megabyte"] = Closing(
            Chunked + new string('0', 1 << 20) + "2\r\n[]\r\n0\r\n\r\n",
            FailureCode.BodyCutShort
        ),
        ["a chunk's extension of a megabyte"] = Closing(
            Chunked + "2;x=" + new string('a', 1 << 20) + "\r\n[]\r\n0\r\n\r\n",
            FailureCode.BodyCutShort
        ),
        ["a length smaller than the row"] = Sending(
            Head + "Content-Length: 2\r\n\r\n" + WireAnswer.OneRow,
            FailureCode.BodyMalformed
        ),
        ["a length of nothing"] = Sending(Head + "Content-Length: 0\r\n\r\n[]", FailureCode.BodyMalformed),
        ["HTTP/1.0, half a body, closed"] = new(
            Script("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n[{\"a\":1}", reset: false),
            FailureCode.BodyMalformed
        ),
        ["HTTP/0.9"] = Closing("[]", FailureCode.ConnectionFailed),
    };

    private static HostileCase Closing(string text, FailureCode expected) =>
        new(Script(text, reset: false), expected, TestClient.Attempts);

    private static HostileCase Resetting(string text, FailureCode expected) =>
        new(Script(text, reset: true), expected, TestClient.Attempts);

    private static HostileCase Sending(string text, FailureCode expected) =>
        new(exchange => exchange.SendAsync(text), expected);

    private static WireScript Script(string text, bool reset) =>
        async exchange =>
        {
            await exchange.SendAsync(text);
            if (reset)
            {
                exchange.Reset();
            }
            else
            {
                exchange.Close();
            }
        };
}

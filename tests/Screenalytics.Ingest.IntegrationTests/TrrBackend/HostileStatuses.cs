using Screenalytics.Ingest.Contracts.Failures;
using static Screenalytics.Ingest.IntegrationTests.Support.WireAnswer;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>Statuses other than 200, with every kind of body; none of them is an answer about photos.</summary>
internal static class HostileStatuses
{
    private const string JsonType = "Content-Type: application/json";
    private const int Retried = TestClient.Attempts;

    /// <summary>The answers, each by its name.</summary>
    public static readonly IReadOnlyDictionary<string, HostileCase> All = new Dictionary<string, HostileCase>
    {
        ["201 with an empty array"] = new(Of("201 Created", JsonType, "[]"), FailureCode.UnexpectedStatus),
        ["202 with an empty array"] = new(Of("202 Accepted", JsonType, "[]"), FailureCode.UnexpectedStatus),
        ["203 with an empty array"] = new(
            Of("203 Non-Authoritative Information", JsonType, "[]"),
            FailureCode.UnexpectedStatus
        ),
        ["204"] = new("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), FailureCode.UnexpectedStatus),
        ["204 with a body all the same"] = new(Of("204 No Content", JsonType, "[]"), FailureCode.UnexpectedStatus),
        ["205"] = new(Of("205 Reset Content"), FailureCode.UnexpectedStatus),
        ["206 with an empty array"] = new(
            Of("206 Partial Content", JsonType + "\r\nContent-Range: bytes 0-1/9", "[]"),
            FailureCode.UnexpectedStatus
        ),
        ["299 with an empty array"] = new(Of("299 Odd", JsonType, "[]"), FailureCode.UnexpectedStatus),
        ["300"] = new(Of("300 Multiple Choices", JsonType, "[]"), FailureCode.BackendRedirected),
        ["301"] = new(Redirect("301 Moved Permanently"), FailureCode.BackendRedirected),
        ["302"] = new(Redirect("302 Found"), FailureCode.BackendRedirected),
        ["303"] = new(Redirect("303 See Other"), FailureCode.BackendRedirected),
        ["304"] = new("HTTP/1.1 304 Not Modified\r\n\r\n"u8.ToArray(), FailureCode.BackendRedirected),
        ["307"] = new(Redirect("307 Temporary Redirect"), FailureCode.BackendRedirected),
        ["308"] = new(Redirect("308 Permanent Redirect"), FailureCode.BackendRedirected),
        ["400"] = new(Of("400 Bad Request", JsonType, "[]"), FailureCode.BackendRejected),
        ["401"] = new(
            Of("401 Unauthorized", JsonType + "\r\nWWW-Authenticate: Bearer", """{"detail":"Not authenticated"}"""),
            FailureCode.BackendUnauthorized
        ),
        ["403"] = new(Of("403 Forbidden", JsonType, "[]"), FailureCode.BackendForbidden),
        ["404"] = new(Of("404 Not Found", JsonType, """{"detail":"Not Found"}"""), FailureCode.BackendNotFound),
        ["405"] = new(Of("405 Method Not Allowed", JsonType, "[]"), FailureCode.BackendRejected),
        ["407"] = new(Of("407 Proxy Authentication Required", JsonType, "[]"), FailureCode.BackendRejected),
        ["408"] = new(Of("408 Request Timeout", JsonType, "[]"), FailureCode.BackendBusy, Retried),
        ["410"] = new(Of("410 Gone", JsonType, "[]"), FailureCode.BackendRejected),
        ["418"] = new(Of("418 I'm a teapot", JsonType, "[]"), FailureCode.BackendRejected),
        ["422, a list of details"] = new(
            Of("422 Unprocessable Entity", JsonType, """{"detail":[{"loc":["path"],"msg":"bad","type":"uuid"}]}"""),
            FailureCode.BackendRejected
        ),
        ["425"] = new(Of("425 Too Early", JsonType, "[]"), FailureCode.BackendBusy, Retried),
        ["429"] = new(Of("429 Too Many Requests", JsonType, "[]"), FailureCode.BackendBusy, Retried),
        ["451"] = new(Of("451 Unavailable For Legal Reasons", "", "<html>"), FailureCode.BackendRejected),
        ["500 as text"] = new(
            Of("500 Internal Server Error", "Content-Type: text/plain", "Internal Server Error"),
            FailureCode.BackendError,
            Retried
        ),
        ["500 with an empty array"] = new(
            Of("500 Internal Server Error", JsonType, "[]"),
            FailureCode.BackendError,
            Retried
        ),
        ["501"] = new(Of("501 Not Implemented", JsonType, "[]"), FailureCode.BackendError),
        ["502, an HTML page"] = new(
            Of("502 Bad Gateway", "Content-Type: text/html", "<html><h1>502</h1></html>"),
            FailureCode.BackendError,
            Retried
        ),
        ["503 with an empty array"] = new(
            Of("503 Service Unavailable", JsonType, "[]"),
            FailureCode.BackendError,
            Retried
        ),
        ["504"] = new(Of("504 Gateway Timeout", JsonType, "[]"), FailureCode.BackendError, Retried),
        ["505"] = new(Of("505 HTTP Version Not Supported", JsonType, "[]"), FailureCode.BackendError),
        ["511"] = new(Of("511 Network Authentication Required", JsonType, "[]"), FailureCode.BackendError),
        ["599"] = new(Of("599 Odd", JsonType, "[]"), FailureCode.BackendError),
        ["600"] = new(Of("600 Odd", JsonType, "[]"), FailureCode.ProtocolError),
        ["999"] = new(Of("999 Odd", JsonType, "[]"), FailureCode.ProtocolError),
        ["101, another protocol"] = new(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n[]"u8.ToArray(),
            FailureCode.ProtocolError
        ),
        ["500 whose body is cut"] = new(
            async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{\"detail\":");
                exchange.Close();
            },
            FailureCode.BackendError,
            Retried
        ),
        ["404 whose body is reset"] = new(
            async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"detail\":");
                exchange.Reset();
            },
            FailureCode.BackendNotFound
        ),
        ["400 with broken chunks"] = new(
            "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"u8.ToArray(),
            FailureCode.BackendRejected
        ),
    };

    private static byte[] Redirect(string status) => Of(status, JsonType + "\r\nLocation: /elsewhere", "[]");
}

using System.Text;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Http;

/// <summary>The backend's usual answers.</summary>
internal static class Answers
{
    public const string Json = "application/json";

    public static Answer NotFound { get; } = Detail(404, "Not Found");

    public static Answer ServerError { get; } = Text(500, "Internal Server Error");

    public static Answer Rows(Page page) => new() { Status = 200, Page = page };

    public static Answer Of(int status, string json) => new() { Status = status, Body = Encoding.UTF8.GetBytes(json) };

    public static Answer Text(int status, string text) =>
        Of(status, text) with
        {
            ContentType = "text/plain; charset=utf-8",
        };

    /// <summary>An error with a plain text that needs no escapes.</summary>
    public static Answer Detail(int status, string detail) => Of(status, $$"""{"detail":"{{detail}}"}""");

    public static Answer Unauthorized(string detail) =>
        Detail(401, detail) with
        {
            Headers = [new("www-authenticate", "Bearer")],
        };

    public static Answer MethodNotAllowed(string allow) =>
        Detail(405, "Method Not Allowed") with
        {
            Headers = [new("allow", allow)],
        };

    public static Answer Redirect(string location) =>
        new()
        {
            Status = 307,
            ContentType = null,
            Headers = [new("location", location)],
        };
}

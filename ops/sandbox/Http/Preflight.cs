namespace Screenalytics.Sandbox.Http;

/// <summary>What a browser asks before it sends a request to another origin: any origin is let in, PATCH is not.</summary>
internal sealed class Preflight : IEndpoint
{
    /// <summary>What a page of another origin may send.</summary>
    public const string Methods = "GET, POST, PUT, DELETE, OPTIONS";

    private const string Asked = "Access-Control-Request-Method";

    private static readonly KeyValuePair<string, string>[] _headers =
    [
        new("access-control-allow-origin", "*"),
        new("access-control-allow-methods", Methods),
        new("access-control-max-age", "600"),
        new("vary", "Access-Control-Request-Headers"),
    ];

    /// <summary>Whether a request is one; other OPTIONS requests are met as any method is.</summary>
    public static bool IsOne(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method)
        && request.Headers.ContainsKey("Origin")
        && request.Headers.ContainsKey(Asked);

    public void Parse(Exchange exchange) { }

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        var asked = exchange.Context.Request.Headers[Asked].ToString();
        var allowed = Methods.Split(", ").Contains(asked, StringComparer.Ordinal);
        return ValueTask.FromResult(
            Answers.Text(allowed ? 200 : 400, allowed ? "OK" : "Disallowed CORS method") with
            {
                Headers = _headers,
            }
        );
    }
}

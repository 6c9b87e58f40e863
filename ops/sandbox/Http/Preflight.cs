namespace Screenalytics.Sandbox.Http;

/// <summary>What a browser asks before it sends a request to another origin: any origin is let in, PATCH is not.</summary>
internal sealed class Preflight : IEndpoint
{
    /// <summary>What a page of another origin may send.</summary>
    public const string Methods = "GET, POST, PUT, DELETE, OPTIONS";

    private const string Asked = "Access-Control-Request-Method";

    /// <summary>Whether a request is one; other OPTIONS requests are met as any method is.</summary>
    public static bool IsOne(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method)
        && request.Headers.ContainsKey("Origin")
        && request.Headers.ContainsKey(Asked);

    public void Parse(Exchange exchange) { }

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        var asked = exchange.Context.Request.Headers[Asked].ToString();
        return ValueTask.FromResult(
            Methods.Split(", ").Contains(asked, StringComparer.Ordinal)
                ? Allowed(Methods)
                : Answers.Text(400, "Disallowed CORS method") with
                {
                    Headers = Headers(Methods),
                }
        );
    }

    /// <summary>The answer that lets these methods through.</summary>
    public static Answer Allowed(string methods) => Answers.Text(200, "OK") with { Headers = Headers(methods) };

    private static KeyValuePair<string, string>[] Headers(string methods) =>
        [
            new("access-control-allow-origin", "*"),
            new("access-control-allow-methods", methods),
            new("access-control-max-age", "600"),
            new("vary", "Access-Control-Request-Headers"),
        ];
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>What the headers say of the caller: who it is, and its promise that requests with a key are one.</summary>
/// <param name="Actor">Who, or null.</param>
/// <param name="Key">The key, or null.</param>
internal sealed record Caller(string? Actor, string? Key)
{
    /// <summary>The header that names the caller.</summary>
    public const string ActorHeader = "X-Screenalytics-Actor";

    /// <summary>The header that holds the key.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private const int MostActor = 100;
    private const int MostKey = 255;

    /// <summary>The caller, for the log.</summary>
    public string Name => Actor ?? "somebody";

    /// <summary>Reads the headers.</summary>
    /// <exception cref="RefusedException">One of them is wrong.</exception>
    public static Caller Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        var errors = new List<FieldError>();
        var caller = new Caller(
            Read(headers[ActorHeader], ActorHeader, MostActor, IsPrintable, "printable characters", errors),
            Read(headers[KeyHeader], KeyHeader, MostKey, c => c is > ' ' and <= '~', "visible ASCII characters", errors)
        );
        return errors.Count == 0 ? caller : throw RefusedException.Of(errors);
    }

    /// <summary>The key with a digest of what is asked for, so that another request with it is told apart.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path.</param>
    /// <param name="request">What is asked for, in one form whatever the form it was written in.</param>
    public IdempotencyKey? KeyFor(string method, string path, string request) =>
        Key is null
            ? null
            : new IdempotencyKey(
                Key,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{method}\n{path}\n{request}")))
            );

    private static bool IsPrintable(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && c != '\uFFFD';

    private static string? Read(
        StringValues header,
        string name,
        int most,
        Func<char, bool> isGood,
        string what,
        List<FieldError> errors
    )
    {
        if (header.Count == 0)
        {
            return null;
        }

        var text = header[0] ?? "";
        if (header.Count == 1 && text.Length > 0 && text.Length <= most && text.All(isGood))
        {
            return text;
        }

        errors.Add(
            new FieldError(name, ShownValue.Of(text), $"give it once, with 1 to {most} {what}, or leave it out.")
        );
        return null;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What shows that a change was asked for by a page of the console: a token of the session.</summary>
internal static class Antiforgery
{
    /// <summary>The field of a form that carries it.</summary>
    public const string Field = "csrf_token";

    /// <summary>The header of a script's request that carries it.</summary>
    public const string Header = "X-CSRF-Token";

    /// <summary>The token of a request's session; null when nobody is signed in.</summary>
    public static string? TokenOf(HttpContext context) => context.Features.Get<OpenSession>()?.Proof.FormToken();

    /// <summary>Whether a request carries it.</summary>
    public static async ValueTask<bool> IsInAsync(HttpContext context)
    {
        if (TokenOf(context) is not { } token)
        {
            return false;
        }

        var request = context.Request;
        var sent = request.Headers[Header];
        if (sent.Count == 0 && request.HasFormContentType)
        {
            sent = (await request.ReadFormAsync(context.RequestAborted))[Field];
        }

        return sent is [{ } value]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(token));
    }
}

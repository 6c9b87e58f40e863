using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Where people come in; it is open to all.</summary>
internal static class SignInEndpoints
{
    /// <summary>The page's path.</summary>
    public const string Path = "/console/sign-in";

    /// <summary>Where a session's own user ends it.</summary>
    public const string SignOutPath = "/console/sign-out";

    /// <summary>The field with the admin secret or a token.</summary>
    public const string Credential = "credential";

    /// <summary>The field of those who want to look only.</summary>
    public const string LookOnly = "look_only";

    /// <summary>Whether a page of the console asks to end its session.</summary>
    public static bool IsSignOut(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path == SignOutPath && SameOrigin.IsSaidBy(request);

    private const long MostBytes = 32 * 1024;

    /// <summary>Maps it.</summary>
    /// <param name="console">The routes below the console's path.</param>
    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet("/sign-in", ShowAsync).AllowAnonymous();
        console.MapPost("/sign-in", TryAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ConsoleSessions sessions, SignIns signIns)
    {
        var back = LocalReturn.Of(context.Request.Query[LocalReturn.Parameter]);
        return await sessions.FindAsync(context) is null ? Show(signIns, back, null) : Page.SeeOther(back);
    }

    private static async Task<IResult> TryAsync(HttpContext context, SignIns signIns)
    {
        var request = context.Request;
        if (!SameOrigin.IsSaidBy(request) || !request.HasFormContentType)
        {
            return Refusal.Forged(context);
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        var back = LocalReturn.Of(form[LocalReturn.Parameter]);
        if (form[Credential] is not [{ Length: > 0 } credential])
        {
            return Show(signIns, back, new SignInAnswer(StatusCodes.Status400BadRequest, "Nothing was entered."));
        }

        var answer = await signIns.TryAsync(context, credential, form[LookOnly].Count > 0);
        if (answer.Wait is { } wait)
        {
            context.Response.Headers.RetryAfter = string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Ceiling(wait.TotalSeconds)}"
            );
        }

        return answer == SignInAnswer.In ? Page.SeeOther(back) : Show(signIns, back, answer);
    }

    private static RazorComponentResult Show(SignIns signIns, string back, SignInAnswer? refusal)
    {
        var (secret, token) = signIns.Ways;
        return Page.Of<SignInPage>(
            new
            {
                Model = new SignInModel(secret, token, new Uri(back, UriKind.Relative)) { Refusal = refusal?.Words },
            },
            refusal?.Status ?? StatusCodes.Status200OK
        );
    }
}

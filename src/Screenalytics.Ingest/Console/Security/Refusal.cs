using Microsoft.AspNetCore.Http.HttpResults;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What the console answers to whoever it does not serve: a page to people, a few words to scripts.</summary>
internal static class Refusal
{
    private const string Home = "/console";

    /// <summary>To somebody without a session: the sign-in, and back from there.</summary>
    public static IResult NotSignedIn(HttpContext context)
    {
        var request = context.Request;
        if (IsOfScript(request))
        {
            return ToScript(StatusCodes.Status401Unauthorized, "unauthorized");
        }

        var signIn = SignInPath(
            HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : RefererOf(request)
        );

        // A strict cookie is not sent on the way from another site: from our own page it is.
        return HttpMethods.IsGet(request.Method) && SameOrigin.IsLedFromElsewhere(request)
            ? Page(
                StatusCodes.Status200OK,
                new RefusalModel("One moment", "Opening the console.", new Uri(signIn, UriKind.Relative), "Go on")
                {
                    GoesOn = true,
                }
            )
            : new SeeOther(signIn);
    }

    /// <summary>To somebody whose role is too low.</summary>
    public static IResult NotAllowed(HttpContext context) =>
        IsOfScript(context.Request)
            ? ToScript(StatusCodes.Status403Forbidden, "forbidden")
            : Page(
                StatusCodes.Status403Forbidden,
                new RefusalModel(
                    "Not for your role",
                    ConsoleUser.Find(context) is { } user
                        ? $"You are signed in as {user.Name} ({EnumNames.Of(user.Role)}), who may not do this. Nothing was changed."
                        : "This may not be done. Nothing was changed.",
                    new Uri(Home, UriKind.Relative),
                    "To the overview"
                )
            );

    /// <summary>To a change that no page of this session asked for.</summary>
    public static IResult Forged(HttpContext context) =>
        IsOfScript(context.Request)
            ? ToScript(
                StatusCodes.Status400BadRequest,
                "The page is from another session, or the request from elsewhere: reload the page."
            )
            : Page(
                StatusCodes.Status400BadRequest,
                new RefusalModel(
                    "Nothing was changed",
                    "The form was made for another session, or sent from somewhere else than the console. Go back to the "
                        + "page, which is made anew then, and try again.",
                    new Uri(RefererOf(context.Request) ?? Home, UriKind.Relative),
                    "Back to the page"
                )
            );

    /// <summary>To whoever meets a failure.</summary>
    public static IResult Failed(HttpContext context, int status, string title, string words) =>
        IsOfScript(context.Request)
            ? ToScript(status, words)
            : Page(status, new RefusalModel(title, words, new Uri(Home, UriKind.Relative), "To the overview"));

    /// <summary>Whether a script asks, or an image or a stream, rather than a person who goes to a page.</summary>
    public static bool IsOfScript(HttpRequest request) =>
        request.Headers["Sec-Fetch-Dest"] is [{ } destination]
            ? destination != "document"
            : !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where to sign in, and go on to a page of the console.</summary>
    public static string SignInPath(string? back) =>
        LocalReturn.Of(back) is var path && path == Home
            ? SignInEndpoints.Path
            : $"{SignInEndpoints.Path}?{LocalReturn.Parameter}={Uri.EscapeDataString(path)}";

    private static string? RefererOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer)
        && string.Equals(referer.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? LocalReturn.Of(referer.PathAndQuery)
            : null;

    private static RazorComponentResult<RefusalPage> Page(int status, RefusalModel model) =>
        new(new Dictionary<string, object?> { [nameof(RefusalPage.Model)] = model }) { StatusCode = status };

    private static JsonHttpResult<Dictionary<string, string>> ToScript(int status, string error) =>
        TypedResults.Json(new Dictionary<string, string> { ["error"] = error }, statusCode: status);
}

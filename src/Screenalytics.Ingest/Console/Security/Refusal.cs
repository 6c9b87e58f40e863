using Microsoft.AspNetCore.Http.HttpResults;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What the console answers to whoever it does not serve: a page to people, a few words to scripts.</summary>
internal static class Refusal
{
    private const string Nothing = "Nothing was changed.";

    /// <summary>To somebody without a session: the sign-in, and back from there.</summary>
    public static IResult NotSignedIn(HttpContext context)
    {
        var request = context.Request;
        if (IsOfScript(request))
        {
            return ToScript(StatusCodes.Status401Unauthorized, "unauthorized");
        }

        var isRead = HttpMethods.IsGet(request.Method);
        var signIn = SignInPath(isRead ? request.Path + request.QueryString : RefererOf(request));
        return isRead && SameOrigin.IsLedFromElsewhere(request) ? StepOver(context, signIn) : Page.SeeOther(signIn);
    }

    /// <summary>To somebody whose role is too low.</summary>
    public static IResult NotAllowed(HttpContext context) =>
        IsOfScript(context.Request)
            ? ToScript(StatusCodes.Status403Forbidden, "forbidden")
            : Page.Of<MessagePage>(
                new
                {
                    Title = "Not for your role",
                    Text = ConsoleUser.Find(context) is { } user
                        ? $"You are signed in as {user.Name}, as {EnumNames.Of(user.Role)}, who may not do this."
                        : "This may not be done.",
                    WayOut = Nothing + " Sign in as somebody who may, or ask an admin.",
                },
                StatusCodes.Status403Forbidden
            );

    /// <summary>To a change that no page of this session asked for.</summary>
    public static IResult Forged(HttpContext context) =>
        IsOfScript(context.Request)
            ? ToScript(
                StatusCodes.Status400BadRequest,
                "The page is from another session, or the request from elsewhere: reload the page."
            )
            : Page.Of<MessagePage>(
                new
                {
                    Title = Nothing.TrimEnd('.'),
                    Text = "The form was made for another session, or sent from somewhere else than the console.",
                    WayOut = "Go back to the page, which is made anew then, and try again.",
                    Back = RefererOf(context.Request) ?? ConsoleEndpoints.Root,
                    BackText = "Back to the page",
                },
                StatusCodes.Status400BadRequest
            );

    /// <summary>Whether a script asks, or an image or a stream, rather than a person who goes to a page.</summary>
    public static bool IsOfScript(HttpRequest request) =>
        // A download is a way to a page too, though its destination is no document.
        request.Headers["Sec-Fetch-Mode"]
            is [{ } mode]
            ? mode != "navigate"
        : request.Headers["Sec-Fetch-Dest"] is [{ } destination] ? destination != "document"
        : !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string SignInPath(string? back) =>
        LocalReturn.Of(back) is var path && path == ConsoleEndpoints.Root
            ? SignInEndpoints.Path
            : PageUrl.Of(SignInEndpoints.Path, (LocalReturn.Parameter, path));

    // A strict cookie is not sent on the way from another site: from a page of our own it is.
    private static RazorComponentResult StepOver(HttpContext context, string signIn)
    {
        context.Response.Headers["Refresh"] = $"0; url={signIn}";
        return Page.Of<MessagePage>(
            new
            {
                Title = "One moment",
                Text = "You come from elsewhere: the console opens.",
                WayOut = "Should nothing happen, go on by yourself.",
                Back = signIn,
                BackText = "Go on",
            }
        );
    }

    private static string? RefererOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer)
        && string.Equals(referer.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? LocalReturn.Of(referer.PathAndQuery)
            : null;

    private static JsonHttpResult<Dictionary<string, string>> ToScript(int status, string error) =>
        TypedResults.Json(new Dictionary<string, string> { ["error"] = error }, statusCode: status);
}

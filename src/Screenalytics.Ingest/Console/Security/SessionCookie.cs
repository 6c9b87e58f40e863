namespace Screenalytics.Ingest.Console.Security;

/// <summary>The cookie that carries a session's proof.</summary>
internal static class SessionCookie
{
    /// <summary>Its name over http.</summary>
    public const string Name = "screenalytics-console";

    /// <summary>Its name over https, which a browser takes from this very host alone.</summary>
    public const string HostName = "__Host-" + Name;

    /// <summary>The proof that a request carries, or null.</summary>
    public static SessionProof? Read(HttpRequest request) => SessionProof.Read(request.Cookies[NameFor(request)]);

    /// <summary>Hands one out; the browser forgets it when it is closed.</summary>
    public static void Write(HttpContext context, SessionProof proof) =>
        context.Response.Cookies.Append(NameFor(context.Request), proof.ToCookie(), OptionsFor(context.Request));

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext context) =>
        context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? HostName : Name;

    private static CookieOptions OptionsFor(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Strict,
            Secure = request.IsHttps,
        };
}

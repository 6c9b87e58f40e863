namespace Screenalytics.Ingest.Console.Security;

/// <summary>Puts on every answer of the console what tells a browser to trust nothing but it.</summary>
internal sealed class ConsoleHeaders(RequestDelegate next, ImageHosts images)
{
    private const string Year = "max-age=31536000";

    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private readonly string _policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
        + images.PolicySources
        + "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Whether a path is the console's.</summary>
    public static bool AreFor(PathString path) =>
        path == "/"
        || path == "/favicon.ico"
        || path.StartsWithSegments("/console")
        || path.StartsWithSegments("/api/admin");

    /// <summary>Serves a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (AreFor(context.Request.Path))
        {
            context.Response.OnStarting(() =>
            {
                Put(context);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private void Put(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";

        // Not none at all: a form's Origin would be withheld with it.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = Year;
        }
    }
}

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Lets only such changes through as a page of the console asked for, in the session that it was made for.</summary>
internal sealed class AntiforgeryFilter(ILogger<AntiforgeryFilter> logger) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return await next(context);
        }

        if (SameOrigin.IsSaidBy(http.Request) && await IsInAsync(http))
        {
            return await next(context);
        }

        logger.RequestForged(http.Request.Method, $"{http.Request.Path}", $"{http.Connection.RemoteIpAddress}");
        return Refusal.Forged(http);
    }

    private static async ValueTask<bool> IsInAsync(HttpContext http)
    {
        try
        {
            return await Antiforgery.IsInAsync(http);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

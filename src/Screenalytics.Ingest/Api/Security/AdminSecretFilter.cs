using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Security;

/// <summary>
/// Lets requests with the admin secret through. An address that sends many wrong ones is told to wait; the right one
/// opens all the same, since a caller behind the same proxy must not be able to lock operators out.
/// </summary>
internal sealed class AdminSecretFilter(AdminSecret secret, WrongSecrets wrong, ILogger<AdminSecretFilter> logger)
    : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!secret.IsSet)
        {
            return new Problem(FailureCode.AdminSecretNotSet);
        }

        var http = context.HttpContext;
        return secret.IsIn(http.Request.Headers[AdminSecret.Header]) ? await next(context) : Refuse(http);
    }

    private Problem Refuse(HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress;
        if (wrong.Add(from, out var count) is { } wait)
        {
            if (count == WrongSecrets.Most + 1)
            {
                logger.SecretsLimited($"{from}");
            }

            return new Problem(FailureCode.TooManyRequests) { RetryAfter = wait };
        }

        logger.SecretWrong($"{from}");
        return new Problem(FailureCode.AdminSecretWrong);
    }
}

using System.Net;
using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Cli.Doctor;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Looks whether a worker answers where this machine would ask one.</summary>
internal static class WorkerExam
{
    private const string Area = "worker";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The findings.</summary>
    public static async IAsyncEnumerable<DoctorLine> LinesAsync(
        ApiOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(options.Url.TrimEnd('/') + "/health/ready", UriKind.Absolute, out var address))
        {
            yield break;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        yield return await AskAsync(http, request, options.Url, either.Token, cancellationToken);
    }

    private static async Task<DoctorLine> AskAsync(
        HttpMessageInvoker http,
        HttpRequestMessage request,
        string url,
        CancellationToken patience,
        CancellationToken cancellationToken
    )
    {
        const string Code = "ready";
        try
        {
            using var response = await http.SendAsync(request, patience);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => DoctorLine.Ok(Area, Code, $"A worker answers at {url} and is ready."),
                HttpStatusCode.ServiceUnavailable => DoctorLine.Warning(
                    Area,
                    Code,
                    $"A worker answers at {url} and is not ready.",
                    $"What it waits for: curl -s {url.TrimEnd('/')}/health/ready"
                ),
                var status => DoctorLine.Warning(
                    Area,
                    Code,
                    $"What answers at {url} is no worker of this program (status {(int)status}).",
                    "Name the worker with --Api:Url or SCREENALYTICS_INGEST_URL."
                ),
            };
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return DoctorLine.Ok(Area, Code, $"No worker answers at {url}; only 'trigger' needs one there.");
        }
    }
}

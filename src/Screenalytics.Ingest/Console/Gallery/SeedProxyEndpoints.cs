using Microsoft.AspNetCore.Http.HttpResults;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>
/// The proxy of the seed toggle, as TRR-APP has it: a browser can't call TRR-Backend, and gets none of the secrets that it
/// asks for.
/// </summary>
internal static class SeedProxyEndpoints
{
    /// <summary>The route.</summary>
    public const string Route = "/api/admin/trr-api/people/{personId}/gallery/{linkId}/facebank-seed";

    /// <summary>The header of a refusal that tells what to do, beside the message in the body.</summary>
    public const string WayOutHeader = "X-Screenalytics-Way-Out";

    /// <summary>Maps it; who calls is looked at here, in the order and in the words of TRR-APP.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPatch(Route, ToggleAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ToggleAsync(
        string personId,
        string linkId,
        HttpContext context,
        IApiHost host,
        ProxyCallers callers,
        ProxyRefusals refusals,
        SeedProxy proxy
    )
    {
        try
        {
            return host.WaitsFor is { } what
                ? Error(StatusCodes.Status503ServiceUnavailable, $"The worker waits for {what}.")
                : await AnswerAsync(personId, linkId, context, callers, refusals, proxy);
        }
        catch (Exception e) when (Problem.Of(e) is { } problem && !context.RequestAborted.IsCancellationRequested)
        {
            return Error(problem.AnsweredStatus, problem.AnsweredDetail);
        }
    }

    private static async Task<IResult> AnswerAsync(
        string personId,
        string linkId,
        HttpContext context,
        ProxyCallers callers,
        ProxyRefusals refusals,
        SeedProxy proxy
    )
    {
        if (await callers.RefuseAsync(context) is { } refusal)
        {
            await refusals.TellAsync(context, personId, linkId, refusal);
            return Error(refusal.Status, refusal.Error);
        }

        if (await ToggleBody.ReadAsync(context.Request, context.RequestAborted) is not { } flag)
        {
            return Error(StatusCodes.Status400BadRequest, ToggleBody.Expected);
        }

        if (!proxy.IsConfigured)
        {
            return Error(StatusCodes.Status500InternalServerError, "Backend auth not configured");
        }

        // What the backend would answer, which is not asked with what is no id.
        if (!IdText.TryParse(personId, out var person) || !IdText.TryParse(linkId, out var link))
        {
            return Error(StatusCodes.Status422UnprocessableEntity, ProxyAnswer.NothingTold);
        }

        var answer = await proxy.ToggleAsync(context, person, link, flag);
        if (answer.Done is { } done)
        {
            return TypedResults.Json(done, TrrJson.Default.SeedToggleAnswer);
        }

        if (answer.WayOut is { } wayOut)
        {
            context.Response.Headers[WayOutHeader] = wayOut;
        }

        return Error(answer.Status, answer.Error!);
    }

    private static JsonHttpResult<Dictionary<string, string>> Error(int status, string error) =>
        TypedResults.Json(new Dictionary<string, string> { ["error"] = error }, statusCode: status);
}

using System.Text.Json;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.App;

/// <summary>TRR-APP's proxy of the seed toggle: an allowlisted admin, a boolean, the app's own secrets, then the backend.</summary>
internal sealed class AppToggle(SandboxOptions options, IAppGuard guard, IAppBackend backend) : IEndpoint
{
    private const string Field = "facebank_seed";

    public void Parse(Exchange exchange)
    {
        // The backend tells malformed ids; the journal only wants those that are some.
        var ignored = new Validation();
        exchange.Target = ignored.Id(exchange.Route.Id, "person_id");
        exchange.Link = ignored.Id(exchange.Route.LinkId, "link_id");
    }

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        var request = exchange.Context.Request;
        if (guard.Refuse(request.Headers.Authorization) is { } refusal)
        {
            return refusal;
        }

        if (await FlagAsync(request) is not { } flag)
        {
            return AppAnswers.Error(400, $"{Field} must be a boolean");
        }

        if (!options.AppHasSecrets)
        {
            return AppAnswers.Error(500, "Backend auth not configured");
        }

        var reply = await backend.ToggleAsync(exchange.Route.Id, exchange.Route.LinkId, flag);
        return reply switch
        {
            null => AppAnswers.Error(502, "Backend fetch failed"),
            { Status: >= 200 and < 300 } => Answers.Of(200, reply.Body),
            _ => AppAnswers.Error(reply.Status, AppAnswers.Told(reply.Body)),
        };
    }

    private static async Task<bool?> FlagAsync(HttpRequest request)
    {
        if (request.ContentType?.Contains(Answers.Json, StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            return
                body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty(Field, out var flag)
                && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? flag.GetBoolean()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

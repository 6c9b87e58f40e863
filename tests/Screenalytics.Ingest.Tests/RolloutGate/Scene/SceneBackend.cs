using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>A TRR-Backend, and the app's proxy before it, in memory, with a place for whatever is to go wrong.</summary>
internal sealed class SceneBackend(List<GalleryPhoto> photos, FakeTimeProvider time) : HttpMessageHandler
{
    private const string NoToken = "Authentication required. Please provide a valid access token.";
    private const string NoAdmin = "Allowlist admin access required";

    /// <summary>Answers instead of the backend, or null to let it answer.</summary>
    public Func<SceneRequest, SceneAnswer?> Instead { get; set; } = _ => null;

    /// <summary>Spoils an answer.</summary>
    public Func<SceneRequest, SceneAnswer, SceneAnswer> Spoil { get; set; } = (_, answer) => answer;

    /// <summary>How long a request takes.</summary>
    public Func<SceneRequest, TimeSpan> Takes { get; set; } = _ => TimeSpan.FromMilliseconds(20);

    /// <summary>What was asked, in order.</summary>
    public List<SceneRequest> Requests { get; } = [];

    /// <summary>The backend's own answer.</summary>
    public SceneAnswer Answer(SceneRequest request) =>
        request.IsRead ? Read(request)
        : request.IsProxy ? Proxy(request)
        : request.IsToggle ? Toggle(request)
        : new SceneAnswer(400, "Disallowed CORS method") { ContentType = "text/plain; charset=utf-8" };

    /// <summary>Rows as the backend lists them.</summary>
    public static string Rows(IEnumerable<GalleryPhoto> listed) =>
        JsonSerializer.Serialize(
            listed
                .OrderByDescending(photo => photo.IsPrimary)
                .ThenBy(photo => photo.Position ?? int.MaxValue)
                .Select(Row)
        );

    /// <summary>A row as the backend lists it.</summary>
    public static object Row(GalleryPhoto photo) =>
        new
        {
            served_url = photo.ServedUrl,
            hosted_key = (string?)null,
            is_primary = photo.IsPrimary,
            width = photo.Width,
            height = photo.Height,
            kind = photo.Kind,
        };

    /// <summary>Sets a flag in the database.</summary>
    public void Write(Guid link, bool flagged)
    {
        var at = photos.FindIndex(photo => photo.LinkId == link);
        photos[at] = photos[at] with { FacebankSeed = flagged };
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        var request = new SceneRequest(
            message.Method.Method,
            message.RequestUri!,
            Header("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal),
            Header("X-TRR-Internal-Admin-Secret"),
            message.Content is null ? "" : await message.Content.ReadAsStringAsync(cancellationToken)
        );
        Requests.Add(request);
        time.Advance(Takes(request));
        var answer = Spoil(request, Instead(request) ?? Answer(request));
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)),
        };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        response.Content.Headers.ContentLength = Encoding.UTF8.GetByteCount(answer.Body);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;

        string? Header(string name) =>
            message.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
    }

    private SceneAnswer Read(SceneRequest request)
    {
        if (request.Token != GateScene.ReadsToken)
        {
            return SceneAnswer.Detail(401, "Invalid service token");
        }

        var offset = int.Parse(request.Query("offset")!);
        var all = photos
            .Where(photo => photo.PersonId == request.Ids[0] && (request.SeedOnly != "true" || photo.FacebankSeed))
            .OrderByDescending(photo => photo.IsPrimary)
            .ThenBy(photo => photo.Position ?? int.MaxValue);
        return new SceneAnswer(200, Rows(all.Skip(offset).Take(int.Parse(request.Query("limit")!))));
    }

    private SceneAnswer Toggle(SceneRequest request)
    {
        if (request.Token is not (GateScene.RoleKey or GateScene.AdminToken or GateScene.UserToken))
        {
            return SceneAnswer.Detail(401, NoToken);
        }

        if (
            request.Token == GateScene.UserToken
            || (request.Token == GateScene.RoleKey && request.Secret != GateScene.SharedSecret)
        )
        {
            return SceneAnswer.Detail(403, NoAdmin);
        }

        var body = JsonDocument.Parse(request.Body).RootElement;
        if (
            !body.TryGetProperty("facebank_seed", out var flag)
            || flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
        )
        {
            return new SceneAnswer(422, """{"detail":[{"loc":["body","facebank_seed"],"msg":"wrong","type":"x"}]}""");
        }

        var link = photos.FirstOrDefault(photo => photo.LinkId == request.Ids[1]);
        return link is null ? SceneAnswer.Detail(404, "Media link not found")
            : !link.CanBeFlagged ? SceneAnswer.Detail(409, "Media link is not a person gallery image")
            : link.PersonId != request.Ids[0] ? SceneAnswer.Detail(409, "Media link does not belong to this person")
            : Done();

        SceneAnswer Done()
        {
            Write(link.LinkId, flag.GetBoolean());
            return Toggled(request, flag.GetBoolean());
        }
    }

    /// <summary>The answer of a toggle that is done.</summary>
    public static SceneAnswer Toggled(SceneRequest request, bool flagged) =>
        new(
            200,
            $$"""{"link_id":"{{request.Ids[1]}}","person_id":"{{request.Ids[0]}}","facebank_seed":{{(
                flagged ? "true" : "false"
            )}}}"""
        );

    private SceneAnswer Proxy(SceneRequest request)
    {
        if (request.Token is not { } token || token is not (GateScene.AdminToken or GateScene.UserToken))
        {
            return SceneAnswer.Error(401, "unauthorized");
        }

        if (token == GateScene.UserToken)
        {
            return SceneAnswer.Error(403, "forbidden");
        }

        var flag = JsonDocument.Parse(request.Body).RootElement.GetProperty("facebank_seed");
        if (flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return SceneAnswer.Error(400, "facebank_seed must be a boolean");
        }

        var answer = Toggle(request with { Token = GateScene.RoleKey, Secret = GateScene.SharedSecret });
        return answer.Status == 200
            ? answer
            : SceneAnswer.Error(
                answer.Status,
                JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()!
            );
    }
}

using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Judges whether a browser might ask the backend's toggle itself, past the app's proxy.</summary>
internal static class Preflight
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string AllowMethods = "Access-Control-Allow-Methods";
    private const string AnyOrigin = "https://browser.example";

    /// <summary>Asks as a browser asks first, and judges.</summary>
    public static async Task JudgeAsync(
        GateContext gate,
        StepRecord record,
        AppPatch app,
        CancellationToken cancellationToken
    )
    {
        const string Id = "cors";
        var origin = app.Origin ?? AnyOrigin;
        var expected = $"A browser's preflight of a PATCH from {origin} is refused by the backend";
        var request = new RawRequest(
            HttpMethod.Options,
            new TogglePatch(gate).UrlOf(GalleryLook.PeopleOf(gate).LastOrDefault(Guid.NewGuid()), Guid.NewGuid())
        )
        {
            Headers = new Dictionary<string, string>
            {
                ["Origin"] = origin,
                ["Access-Control-Request-Method"] = "PATCH",
                ["Access-Control-Request-Headers"] = "authorization,content-type",
            },
        };
        var answer = await gate.Client.SendAsync(request, record, cancellationToken);
        if (answer.Status == 0)
        {
            record.NotJudged(Id, expected, AnswerWords.WithMeaning(answer, Party.Backend));
            return;
        }

        var isOpen =
            answer.Status is >= 200 and < 300
            && Allows(answer, AllowOrigin, origin)
            && Allows(answer, AllowMethods, "PATCH");
        record.Expect(
            !isOpen,
            Id,
            expected,
            isOpen
                ? $"{AnswerWords.Of(answer)} with {AllowMethods}: {answer.Headers[AllowMethods]}: browsers may toggle past the app's proxy"
                : AnswerWords.Of(answer),
            "Take PATCH out of the methods that the backend's CORS allows"
        );
    }

    private static bool Allows(RawAnswer answer, string header, string value) =>
        answer.Headers.TryGetValue(header, out var allowed)
        && allowed
            .Split(',', StringSplitOptions.TrimEntries)
            .Any(one => one == "*" || string.Equals(one, value, StringComparison.OrdinalIgnoreCase));
}

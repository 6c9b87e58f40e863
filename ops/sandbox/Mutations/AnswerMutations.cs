using System.Text;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Reads, toggles and preflights that are answered in another form, or late.</summary>
internal static class AnswerMutations
{
    public static IReadOnlyDictionary<BackendMutation, Func<SandboxOptions, Mutation>> All { get; } =
        new Dictionary<BackendMutation, Func<SandboxOptions, Mutation>>
        {
            [BackendMutation.ReadsAnswer201] = _ => Reads(answer => answer with { Status = 201 }),
            [BackendMutation.ReadsAnswer203] = _ => Reads(answer => answer with { Status = 203 }),
            [BackendMutation.ReadsAnswer206] = _ => Reads(answer => answer with { Status = 206 }),
            [BackendMutation.RowsInObject] = _ => Reads(InObject),
            [BackendMutation.SlowReads] = options => Slow(IsRead, options),
            [BackendMutation.SlowToggle] = options => Slow(IsToggle, options),
            [BackendMutation.ToggleAnswersOpposite] = _ => Toggled(text => Opposite(text)),
            [BackendMutation.ToggleAnswersOtherLink] = _ => Toggled((text, asked) => Other(text, asked.Link)),
            [BackendMutation.ToggleAnswersOtherPerson] = _ => Toggled((text, asked) => Other(text, asked.Target)),
            [BackendMutation.ToggleAnswers204] = _ =>
                When(IsToggle, 200, (_, answer) => answer with { Status = 204, ContentType = null, Body = [] }),
            [BackendMutation.MissingFieldTaken] = _ =>
                When(
                    IsToggle,
                    422,
                    (exchange, answer) => IsFieldMissing(answer) ? Taken(exchange, flag: false) : answer
                ),
            [BackendMutation.CorsAllowsPatch] = _ =>
                When(IsPreflight, 400, (_, _) => Preflight.Allowed($"{Preflight.Methods}, PATCH")),
        };

    private static bool IsPreflight(Exchange exchange) => Preflight.IsOne(exchange.Context.Request);

    private static bool IsToggle(Exchange exchange) =>
        exchange.Route.Endpoint == BackendEndpoint.Toggle && !IsPreflight(exchange);

    private static bool IsRead(Exchange exchange) =>
        exchange.Route.Endpoint is BackendEndpoint.Photos or BackendEndpoint.EpisodeCast or BackendEndpoint.SeasonCast
        && !IsPreflight(exchange);

    private static Mutation When(Func<Exchange, bool> which, int status, Func<Exchange, Answer, Answer> change) =>
        new()
        {
            Answer = (exchange, answer) =>
                which(exchange) && answer.Status == status ? change(exchange, answer) : answer,
        };

    private static Mutation Reads(Func<Answer, Answer> change) => When(IsRead, 200, (_, answer) => change(answer));

    private static Mutation Toggled(Func<string, string> change) => Toggled((text, _) => change(text));

    private static Mutation Toggled(Func<string, Exchange, string> change) =>
        When(
            IsToggle,
            200,
            (exchange, answer) => Answers.Of(200, change(Encoding.UTF8.GetString(answer.Body), exchange))
        );

    private static Mutation Slow(Func<Exchange, bool> which, SandboxOptions options) =>
        new() { Delay = exchange => which(exchange) ? options.SlowAnswer : TimeSpan.Zero };

    private static Answer InObject(Answer answer) =>
        Answers.Of(200, $$"""{"photos":{{Encoding.UTF8.GetString(answer.Bytes())}}}""") with
        {
            IsList = false,
        };

    private static bool IsFieldMissing(Answer answer) =>
        Encoding.UTF8.GetString(answer.Body).Contains("value_error.missing", StringComparison.Ordinal);

    private static Answer Taken(Exchange exchange, bool flag) =>
        ToggleEndpoint.Done(exchange.Target, exchange.Link, flag);

    private static string Opposite(string text) =>
        text.Contains(":true", StringComparison.Ordinal)
            ? text.Replace(":true", ":false", StringComparison.Ordinal)
            : text.Replace(":false", ":true", StringComparison.Ordinal);

    private static string Other(string text, Guid id) =>
        text.Replace($"\"{id}\"", $"\"{StableHash.Id($"other/{id}")}\"", StringComparison.Ordinal);
}

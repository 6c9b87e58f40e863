using System.Text;
using Screenalytics.Sandbox.App;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>An app whose proxy lets the wrong ones through, passes something else on, or tells too much.</summary>
internal static class AppMutations
{
    public static IReadOnlyDictionary<BackendMutation, Func<SandboxOptions, Mutation>> All { get; } =
        new Dictionary<BackendMutation, Func<SandboxOptions, Mutation>>
        {
            [BackendMutation.AppOpenToStrangers] = _ =>
                Guards((call, truth) => string.IsNullOrEmpty(call.Authorization) ? null : truth),
            [BackendMutation.AppOpenToUnlisted] = options =>
                Guards((call, truth) => GuardMutations.IsUser(call, options) ? null : truth),
            [BackendMutation.AppRefusesAdmins] = _ => Guards((_, truth) => truth ?? AppAnswers.Error(403, "forbidden")),
            [BackendMutation.AppTakesNoBoolean] = _ =>
                Answering(
                    (exchange, answer) =>
                        answer.Status == 400 ? ToggleEndpoint.Done(exchange.Target, exchange.Link, false) : answer
                ),
            [BackendMutation.AppForwardsNothing] = _ =>
                Asks((call, _) => Task.FromResult<AppReply?>(new AppReply(200, Pretended(call)))),
            [BackendMutation.AppPassesWrongValue] = _ =>
                Asks(
                    async (call, backend) =>
                        await backend.ToggleAsync(call.PersonId, call.LinkId, !call.Flag) switch
                        {
                            { Status: 200 } reply => reply with { Body = Pretended(call) },
                            var refused => refused,
                        }
                ),
            [BackendMutation.AppHasWrongSecret] = _ =>
                Asks(
                    (_, _) =>
                        Task.FromResult<AppReply?>(
                            new AppReply(403, """{"detail":"Allowlist admin access required"}""")
                        )
                ),
            [BackendMutation.AppHidesErrors] = _ =>
                Asks(
                    async (call, backend) =>
                        await backend.ToggleAsync(call.PersonId, call.LinkId, call.Flag) is { } reply
                            ? reply with
                            {
                                Status = 200,
                            }
                            : null
                ),
            [BackendMutation.AppLeaksSecretInHeader] = options =>
                Answering(
                    (_, answer) =>
                        answer with
                        {
                            Headers =
                            [
                                .. answer.Headers,
                                new("x-forwarded-secret", options.Secrets.InternalAdminSecret),
                            ],
                        }
                ),
            [BackendMutation.AppLeaksSecretInError] = options =>
                Answering(
                    (_, answer) => answer.Status >= 400 ? Telling(answer, options.Secrets.InternalAdminSecret) : answer
                ),
        };

    private static Mutation Guards(Func<GuardCall, Answer?, Answer?> guard) => new() { AppGuard = guard };

    private static Mutation Asks(Func<AppCall, IAppBackend, Task<AppReply?>> ask) => new() { AppBackend = ask };

    private static Mutation Answering(Func<Exchange, Answer, Answer> change) =>
        new()
        {
            Answer = (exchange, answer) =>
                exchange.Route.Endpoint == BackendEndpoint.AppToggle ? change(exchange, answer) : answer,
        };

    private static string Pretended(AppCall call) =>
        $$"""{"link_id":"{{call.LinkId}}","person_id":"{{call.PersonId}}","facebank_seed":{{(
            call.Flag ? "true" : "false"
        )}}}""";

    private static Answer Telling(Answer answer, string secret)
    {
        var body = Encoding.UTF8.GetString(answer.Body).TrimEnd('}');
        return answer with { Body = Encoding.UTF8.GetBytes($"{body},\"sent_secret\":\"{secret}\"}}") };
    }
}

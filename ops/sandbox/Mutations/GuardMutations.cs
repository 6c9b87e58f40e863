using System.Text.Json;
using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Guards that let the wrong ones in, or turn people away in the wrong way.</summary>
internal static class GuardMutations
{
    private static readonly Answer _forbidden = Answers.Detail(403, "Allowlist admin access required");

    public static IReadOnlyDictionary<BackendMutation, Func<SandboxOptions, Mutation>> All { get; } =
        new Dictionary<BackendMutation, Func<SandboxOptions, Mutation>>
        {
            [BackendMutation.GuardOpenWithoutSecret] = options =>
                LetsIn(call => !call.HasSecret && IsServiceRole(call, options)),
            [BackendMutation.GuardTakesAnySecret] = options =>
                LetsIn(call => call.HasSecret && IsServiceRole(call, options)),
            [BackendMutation.GuardRefusesSecret] = options => new Mutation
            {
                ToggleGuard = (call, truth) => IsServiceRole(call, options) ? truth ?? _forbidden : truth,
            },
            [BackendMutation.GuardOpenToAnonymous] = _ => LetsIn(call => string.IsNullOrEmpty(call.Authorization)),
            [BackendMutation.GuardTakesAnyToken] = options =>
                LetsIn(call => call.Token is not null && HasRightSecret(call, options)),
            [BackendMutation.GuardSkipsSignature] = options =>
                LetsIn(call =>
                    call.Token is { } token
                    && Jwt.Unverified(token) is { } claims
                    && Jwt.Claim(claims, "role") == "service_role"
                    && HasRightSecret(call, options)
                ),
            [BackendMutation.GuardTakesServiceToken] = options =>
                LetsIn(call => call.Token == options.Secrets.ServiceToken),
            [BackendMutation.GuardOpenToUnlisted] = options => LetsIn(call => IsUser(call, options)),
            [BackendMutation.ForbiddenIs401] = _ => Turns(403, 401),
            [BackendMutation.ForbiddenIs404] = _ => Turns(403, 404),
            [BackendMutation.UnauthorizedIs403] = _ => Turns(401, 403),
            [BackendMutation.RefusalWrites] = _ => new Mutation
            {
                Refused = (exchange, flags) =>
                    exchange.Flag is { } flag
                        ? flags.SetAsync(exchange.Target, exchange.Link, flag)
                        : Task.CompletedTask,
            },
            [BackendMutation.ReadsNeedNoToken] = _ => new Mutation
            {
                ReadGuard = (call, truth) => string.IsNullOrEmpty(call.Authorization) ? null : truth,
            },
            [BackendMutation.ReadsTakeAnyToken] = _ => new Mutation
            {
                ReadGuard = (call, truth) => call.Token is null ? truth : null,
            },
            [BackendMutation.ReadsRefuseWith403] = _ => new Mutation
            {
                ReadGuard = (_, truth) => truth is null ? null : truth with { Status = 403 },
            },
        };

    /// <summary>Whether a caller shows a user's token that is good.</summary>
    public static bool IsUser(GuardCall call, SandboxOptions options) =>
        Verified(call, options) is { } claims && !string.IsNullOrEmpty(Jwt.Claim(claims, "email"));

    private static Mutation LetsIn(Func<GuardCall, bool> whom) =>
        new() { ToggleGuard = (call, truth) => whom(call) ? null : truth };

    private static Mutation Turns(int status, int into) =>
        new() { ToggleGuard = (_, truth) => truth?.Status == status ? truth with { Status = into } : truth };

    private static bool IsServiceRole(GuardCall call, SandboxOptions options) =>
        Verified(call, options) is { } claims && Jwt.Claim(claims, "role") == "service_role";

    private static bool HasRightSecret(GuardCall call, SandboxOptions options) =>
        call.InternalSecret == options.Secrets.InternalAdminSecret;

    private static JsonElement? Verified(GuardCall call, SandboxOptions options) =>
        call.Token is { } token ? Jwt.Verify(token, options.Secrets.JwtSecret, options.Time.GetUtcNow()) : null;
}

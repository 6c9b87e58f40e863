using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Sandbox;

/// <summary>The program's options.</summary>
internal sealed class SandboxCommand : RootCommand
{
    private readonly Option<int> _port = new("--port") { Description = "Loopback port; 0 takes a free one." };
    private readonly Option<bool> _later = new("--later") { Description = "Play the later backend of 2026." };
    private readonly Option<string?> _baseUrl = new("--base-url")
    {
        Description = "What the portraits' URLs start with.",
    };
    private readonly Option<string?> _accessLog = new("--access-log")
    {
        Description = "File for access lines; - is stdout.",
    };
    private readonly Option<bool> _cache = new("--cache") { Description = "Answer reads from memory." };
    private readonly Option<bool> _noJournal = new("--no-journal") { Description = "Keep no request journal." };
    private readonly Option<bool> _recorded = new("--recorded-cast")
    {
        Description = "Add the recorded people and casts.",
    };
    private readonly Option<bool> _stable = new("--stable")
    {
        Description = "Keep one order within ties in short pages too.",
    };
    private readonly Option<bool> _appWithoutSecrets = new("--app-without-secrets")
    {
        Description = "The app has no secrets configured: its proxy says 500.",
    };
    private readonly Option<string?> _appBackend = new("--app-backend")
    {
        Description = "Where the app looks for the backend; default: here.",
    };
    private readonly Option<string[]> _mutations = new("--mutation")
    {
        Description = "A way to be wrong, see the README; may be given again.",
    };
    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Seed of everything random.",
        DefaultValueFactory = _ => 1,
    };

    public SandboxCommand()
        : base("A local TRR-Backend. The database: TRR_SANDBOX_DB (an Npgsql string), else a private PostgreSQL.")
    {
        _port.Validators.Add(result =>
            Require(result, _port, port => port is >= 0 and <= 65535, "a port from 0 to 65535")
        );
        People.Validators.Add(result =>
            Require(result, People, people => people >= 0, "a number of people, 0 or more")
        );
        _mutations.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !MutationNames.All.ContainsKey(token.Value)))
            {
                result.AddError(
                    $"--mutation {token.Value}: there is none of that name; there are "
                        + $"{string.Join(", ", MutationNames.All.Keys)}."
                );
            }
        });
        _appBackend.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsHttp(token.Value))
            {
                result.AddError($"--app-backend {token.Value}: it must be an http:// or https:// URL.");
            }
        });
        foreach (
            var option in (Option[])
                [
                    _port,
                    _later,
                    _baseUrl,
                    _accessLog,
                    _cache,
                    _noJournal,
                    _recorded,
                    _stable,
                    _appWithoutSecrets,
                    _appBackend,
                    _mutations,
                    _seed,
                    People,
                    EnvironmentFile,
                    DataDirectory,
                ]
        )
        {
            Options.Add(option);
        }
    }

    public Option<int> People { get; } = new("--people") { Description = "Generate a cast of so many people." };

    public Option<string?> EnvironmentFile { get; } =
        new("--env-file") { Description = "Write the variables for a client to this file (mode 600)." };

    public Option<string?> DataDirectory { get; } =
        new("--data-dir") { Description = "Where the private PostgreSQL keeps its data." };

    public SandboxOptions ToOptions(ParseResult parsed, string connectionString) =>
        new()
        {
            ConnectionString = connectionString,
            Port = parsed.GetValue(_port),
            Version = parsed.GetValue(_later) ? BackendVersion.Later2026 : BackendVersion.February2026,
            PublicBaseUrl = parsed.GetValue(_baseUrl),
            AccessLog = parsed.GetValue(_accessLog),
            CacheReads = parsed.GetValue(_cache),
            Journal = !parsed.GetValue(_noJournal),
            RecordedCast = parsed.GetValue(_recorded),
            TieShuffle = parsed.GetValue(_stable) ? 0 : 3,
            Mutations = [.. (parsed.GetValue(_mutations) ?? []).Select(name => MutationNames.All[name])],
            AppHasSecrets = !parsed.GetValue(_appWithoutSecrets),
            AppBackendUrl = parsed.GetValue(_appBackend),
            Seed = parsed.GetValue(_seed),
            Secrets = SandboxSecrets.FromEnvironment(),
        };

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static void Require(OptionResult result, Option<int> option, Func<int, bool> holds, string wanted)
    {
        // What is no number at all is the parser's to tell.
        if (
            result.Tokens is [var token]
            && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var value)
            && !holds(value)
        )
        {
            result.AddError($"{option.Name} {value}: it must be {wanted}.");
        }
    }
}

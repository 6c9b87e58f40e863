using System.Globalization;
using Npgsql;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Asks a sandbox for everything that a mutation may change, and keeps each answer under a name.</summary>
internal sealed class MutationProbe : IDisposable
{
    private const string On = """{"facebank_seed": true}""";
    private const string Off = """{"facebank_seed": false}""";
    private static readonly Guid _person = SandboxIds.Unseeded;
    private static readonly Guid _link = SandboxIds.UnseededLink;

    private readonly SandboxServer _sandbox;
    private readonly SandboxClient _client;
    private readonly Dictionary<string, string> _answers = [];

    private MutationProbe(SandboxServer sandbox)
    {
        _sandbox = sandbox;
        _client = new SandboxClient(sandbox);
    }

    public static async Task<IReadOnlyDictionary<string, string>> AskAsync(SandboxServer sandbox)
    {
        using var probe = new MutationProbe(sandbox);
        await probe.ReadAsync();
        await probe.GuardAsync();
        await probe.ToggleAsync();
        await probe.AppAsync();
        return probe._answers;
    }

    /// <summary>The ids of all flagged links.</summary>
    public static async Task<Guid[]> FlaggedAsync(SandboxServer sandbox)
    {
        await using var command = sandbox.Database.CreateCommand(
            "select coalesce(array_agg(id order by id), '{}') from core.media_links where facebank_seed"
        );
        return (Guid[])(await command.ExecuteScalarAsync())!;
    }

    public static async Task RestoreAsync(SandboxServer sandbox, Guid[] flagged)
    {
        await using var command = sandbox.Database.CreateCommand(
            "update core.media_links set facebank_seed = not facebank_seed where facebank_seed <> (id = any($1))"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = flagged });
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => _client.Dispose();

    private async Task ReadAsync()
    {
        var tokens = _sandbox.Tokens;
        var seeds = SandboxClient.Photos(SandboxIds.Seeded, "?seed_only=true&limit=500");
        await SendAsync("seeds", HttpMethod.Get, seeds, tokens.ServiceToken);
        await SendAsync(
            "all",
            HttpMethod.Get,
            SandboxClient.Photos(SandboxIds.Seeded, "?limit=500"),
            tokens.ServiceToken
        );
        var none = SandboxClient.Photos(SandboxIds.NoPhotos, "?limit=500");
        await SendAsync("none", HttpMethod.Get, none, tokens.ServiceToken);
        await SendAsync(
            "cast",
            HttpMethod.Get,
            SandboxClient.Season(SandboxIds.HarbourRowSeason1, "?limit=500"),
            tokens.ServiceToken
        );
        await SendAsync("read: no token", HttpMethod.Get, seeds, null);
        await SendAsync("read: wrong token", HttpMethod.Get, seeds, "wrong");
    }

    private async Task GuardAsync()
    {
        var tokens = _sandbox.Tokens;
        var secret = tokens.InternalAdminSecret;
        await PatchAsync("guard: unknown", null, null, On);
        await FlagsAsync("guard: unknown, flags");
        await PatchAsync("guard: no secret", tokens.ServiceRole(), null, Off);
        await PatchAsync("guard: wrong secret", tokens.ServiceRole(), "wrong", Off);
        await PatchAsync("guard: no token", null, secret, Off);
        await PatchAsync("guard: garbage", "garbage", secret, Off);
        await PatchAsync("guard: badly signed", tokens.BadlySignedServiceRole(), secret, Off);
        await PatchAsync("guard: service token", tokens.ServiceToken, null, Off);
        await PatchAsync("guard: stranger", tokens.User(SandboxTokens.Stranger), null, Off);
    }

    private async Task ToggleAsync()
    {
        var (token, secret) = (_sandbox.Tokens.ServiceRole(), _sandbox.Tokens.InternalAdminSecret);
        var seeds = SandboxClient.Photos(_person, "?seed_only=true&limit=500");
        foreach (var (name, body) in new[] { ("on", On), ("off", Off) })
        {
            await PatchAsync($"toggle: {name}", token, secret, body);
            await FlagsAsync($"toggle: {name}, flags");
            await SendAsync($"toggle: {name}, seeds", HttpMethod.Get, seeds, _sandbox.Tokens.ServiceToken);
        }

        await PatchAsync("toggle: off again", token, secret, Off);
        await FlagsAsync("toggle: off again, flags");
        var unknown = SandboxClient.Toggle(_person, Guid.Empty);
        await SendAsync("toggle: unknown link", HttpMethod.Patch, unknown, token, secret, On);
        var foreign = SandboxClient.Toggle(SandboxIds.Seeded, _link);
        await SendAsync("toggle: foreign link", HttpMethod.Patch, foreign, token, secret, On);
        var odd = SandboxClient.Toggle(SandboxIds.OddKinds, SandboxIds.Link(SandboxIds.OddKinds, 2));
        await SendAsync("toggle: other kind", HttpMethod.Patch, odd, token, secret, On);
        await PatchAsync("toggle: no field", token, secret, "{}");
        using var preflight = new HttpRequestMessage(
            HttpMethod.Options,
            _sandbox.Address + SandboxClient.Toggle(_person, _link)
        );
        preflight.Headers.Add("Origin", "https://app.example.test");
        preflight.Headers.Add("Access-Control-Request-Method", "PATCH");
        using var http = new HttpClient();
        using var response = await http.SendAsync(preflight);
        _answers["preflight"] = await TextAsync(response);
    }

    private async Task AppAsync()
    {
        var admin = _sandbox.Tokens.User();
        var path = SandboxClient.AppToggle(_person, _link);
        await SendAsync("app: no token", HttpMethod.Patch, path, null, null, Off);
        var stranger = _sandbox.Tokens.User(SandboxTokens.Stranger);
        await SendAsync("app: stranger", HttpMethod.Patch, path, stranger, null, Off);
        await SendAsync("app: no boolean", HttpMethod.Patch, path, admin, null, "{}");
        var unknown = SandboxClient.AppToggle(_person, Guid.Empty);
        await SendAsync("app: unknown link", HttpMethod.Patch, unknown, admin, null, On);
        foreach (var (name, body) in new[] { ("on", On), ("off", Off) })
        {
            await SendAsync($"app: {name}", HttpMethod.Patch, path, admin, null, body);
            await FlagsAsync($"app: {name}, flags");
        }
    }

    private Task PatchAsync(string name, string? token, string? secret, string body) =>
        SendAsync(name, HttpMethod.Patch, SandboxClient.Toggle(_person, _link), token, secret, body);

    private async Task SendAsync(
        string name,
        HttpMethod method,
        string path,
        string? token,
        string? secret = null,
        string? body = null
    )
    {
        var authorization = token is null ? null : $"Bearer {token}";
        using var response = await _client.SendAsync(method, path, authorization, body, secret);
        _answers[name] = await TextAsync(response);
    }

    private async Task FlagsAsync(string name)
    {
        await using var command = _sandbox.Database.CreateCommand(
            "select string_agg(facebank_seed::text, ' ' order by position, id) from core.media_links where entity_id = $1"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _person });
        _answers[name] = (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date");
        var lines = headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return $"{status}\n{string.Join('\n', lines)}\n{await response.Content.ReadAsStringAsync()}";
    }
}

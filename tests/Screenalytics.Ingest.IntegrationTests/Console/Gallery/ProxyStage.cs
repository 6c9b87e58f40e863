using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Screenalytics.Ingest.IntegrationTests.RolloutGate;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console.Gallery;

/// <summary>A worker with a console beside a sandbox, asked as a browser and as TRR-APP's callers ask.</summary>
internal sealed partial class ProxyStage : IAsyncDisposable
{
    private readonly TestFolder _data;
    private readonly WorkerProcess _worker;
    private readonly string _database;
    private readonly HttpClient _http;

    private ProxyStage(TestFolder data, WorkerProcess worker, string database)
    {
        (_data, _worker, _database) = (data, worker, database);
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(worker.Address),
        };
    }

    public WorkerProcess Worker => _worker;

    public static async Task<ProxyStage> StartAsync(
        SandboxServer sandbox,
        string database,
        Action<Dictionary<string, string>>? with = null
    )
    {
        var data = TestFolder.Create();
        var environment = EnvironmentOf(sandbox, database, data);
        with?.Invoke(environment);
        return new ProxyStage(data, await WorkerProcess.StartReadyAsync(environment), database);
    }

    /// <summary>All that a worker with a console has.</summary>
    public static Dictionary<string, string> EnvironmentOf(SandboxServer sandbox, string database, TestFolder data)
    {
        var environment = GateTest.GateEnvironmentOf(sandbox, database, data);
        environment["SUPABASE_JWT_SECRET"] = sandbox.Options.Secrets.JwtSecret;
        environment["ADMIN_EMAIL_ALLOWLIST"] = string.Join(',', sandbox.Options.Secrets.AdminEmails);
        return environment;
    }

    public static string PathOf(object person, object link) =>
        $"/api/admin/trr-api/people/{person}/gallery/{link}/facebank-seed";

    /// <summary>Asks for a toggle.</summary>
    /// <returns>The status, a blank, and the body.</returns>
    public async Task<string> ToggleAsync(
        string path,
        string body,
        string? bearer = null,
        string? cookie = null,
        string? form = null,
        string site = "same-origin",
        string? basic = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (bearer is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        }

        if (basic is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Basic {basic}");
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (form is not null)
        {
            request.Headers.Add("X-CSRF-Token", form);
        }

        using var answer = await _http.SendAsync(request);
        Seen.Add($"{answer.Headers}{answer.Content.Headers}");
        var text = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        Seen.Add(text);
        return text;
    }

    /// <summary>All that answers said, heads and bodies.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>Signs in.</summary>
    /// <returns>The cookie, as a request carries it.</returns>
    public async Task<string> SignInAsync(string credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/console/sign-in")
        {
            Content = new FormUrlEncodedContent([new("credential", credential)]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await _http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(303);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>A page, as somebody signed in gets it.</summary>
    public async Task<(int Status, string Html)> PageAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form of a page.</summary>
    /// <returns>The status and where it leads.</returns>
    public async Task<(int Status, string? Location)> PostAsync(
        string path,
        string cookie,
        params KeyValuePair<string, string>[] fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    /// <summary>What a page's script proves with that it is of the session.</summary>
    public async Task<string> FormTokenAsync(string cookie) =>
        FormToken().Match((await PageAsync("/console/people", cookie)).Html).Groups[1].Value;

    /// <summary>The toggles in the audit trail, the oldest first: who, in which session, before, after, outcome.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        return await GateTest.LinesAsync(
            source,
            """
            select concat_ws('; ', actor, case when session_id is null then 'no session' else 'session' end, subject,
                coalesce(before, '-'), coalesce(after, '-'), outcome)
            from screenalytics_ingest.console_audit where action = 'toggle_seed' order by number
            """
        );
    }

    /// <summary>What the toggles in the audit trail say of themselves, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> DetailsAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        return await GateTest.LinesAsync(
            source,
            "select detail from screenalytics_ingest.console_audit where action = 'toggle_seed' order by number"
        );
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _worker.DisposeAsync();
        _data.Dispose();
    }

    [GeneratedRegex("name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

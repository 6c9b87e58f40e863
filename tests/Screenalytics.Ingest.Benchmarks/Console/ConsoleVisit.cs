using System.Net;

namespace Screenalytics.Ingest.Benchmarks.Console;

/// <summary>Somebody who is signed in to a worker's console, without a browser's own work in between.</summary>
internal sealed class ConsoleVisit : IDisposable
{
    private readonly HttpClient _http;

    private ConsoleVisit(HttpClient http) => _http = http;

    /// <summary>Signs in.</summary>
    public static async Task<ConsoleVisit> SignInAsync(Uri worker, string secret)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = worker };
        http.DefaultRequestHeaders.Add("Origin", worker.GetLeftPart(UriPartial.Authority));
        using var form = new FormUrlEncodedContent([new("credential", secret)]);
        using var answer = await http.PostAsync("/console/sign-in", form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"The console let nobody in: {answer.StatusCode}");
        }

        return new ConsoleVisit(http);
    }

    /// <summary>Asks for a page, and answers with how long its first byte took.</summary>
    public async Task<TimeSpan> FirstByteAsync(string path)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[1];
        var isThere = await body.ReadAsync(first) == 1;
        var took = TimeProvider.System.GetElapsedTime(begun);
        if (!isThere || answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        }

        await body.CopyToAsync(Stream.Null);
        return took;
    }

    /// <summary>Follows a live page to its end, and answers with when each of its messages came.</summary>
    public async Task<IReadOnlyList<TimeSpan>> FollowAsync(string path, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var came = new List<TimeSpan>();
        using var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event: part", StringComparison.Ordinal))
            {
                came.Add(TimeProvider.System.GetElapsedTime(begun));
            }
        }

        return came;
    }

    public void Dispose() => _http.Dispose();
}

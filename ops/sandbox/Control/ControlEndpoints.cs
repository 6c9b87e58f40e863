using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using Screenalytics.Sandbox.Http;
using Screenalytics.Sandbox.Journal;
using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Sandbox.Control;

/// <summary>The sandbox's own endpoints below <c>/__sandbox</c>: faults, mutations, journal, casts; for this machine only.</summary>
internal sealed class ControlEndpoints(SandboxServer sandbox)
{
    public const string Prefix = "/__sandbox";

    public async Task HandleAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            AnswerSender.Send(context.Response, Answers.NotFound);
            return;
        }

        try
        {
            await RouteAsync(context);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or ArgumentException)
        {
            await WriteErrorAsync(context, StatusCodes.Status400BadRequest, wrong.Message);
        }
        catch (NpgsqlException failed)
        {
            await WriteErrorAsync(context, StatusCodes.Status500InternalServerError, failed.Message);
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value![Prefix.Length..].Trim('/');
        return (request.Method, path) switch
        {
            ("GET", "") => WriteAsync(context, Info(), ControlJson.Default.SandboxInfo),
            ("GET", "faults") => WriteAsync(context, [.. sandbox.Faults.Rules], ControlJson.Default.FaultRuleArray),
            ("POST", "faults") => AddFaultAsync(context),
            ("DELETE", "faults") => Done(context, sandbox.Faults.Clear),
            ("DELETE", _) when path.StartsWith("faults/", StringComparison.Ordinal) => RemoveFault(context, path),
            ("GET", "mutations") => Mutations(context),
            ("POST", "mutations") => AddMutationAsync(context),
            ("DELETE", "mutations") => Done(context, sandbox.Mutations.Clear),
            ("DELETE", _) when path.StartsWith("mutations/", StringComparison.Ordinal) => RemoveMutation(context, path),
            ("GET", "journal") => WriteAsync(context, Entries(request), ControlJson.Default.JournalEntryArray),
            ("GET", "journal/unproven-fallbacks") => WriteAsync(
                context,
                [.. sandbox.Journal.UnprovenFallbacks()],
                ControlJson.Default.JournalEntryArray
            ),
            ("DELETE", "journal") => Done(context, sandbox.Journal.Clear),
            ("POST", "casts") => GenerateAsync(context),
            ("GET", "expected") => ExpectedAsync(context),
            ("POST", "reload") => ReloadAsync(context),
            _ => Sent(context, Answers.NotFound),
        };
    }

    private SandboxInfo Info() =>
        new(
            sandbox.Options.Version,
            sandbox.Options.CacheReads,
            sandbox.Journal.IsOn,
            sandbox.Journal.Count,
            sandbox.Faults.Rules.Count,
            SandboxIds.HarbourRowEpisode1,
            SandboxIds.HarbourRowSeason1,
            SandboxIds.OddRowsEpisode1,
            SandboxIds.Seeded,
            SandboxIds.Unseeded,
            SandboxIds.NoPhotos
        );

    private async Task AddFaultAsync(HttpContext context)
    {
        var rule = await ReadAsync(context, ControlJson.Default.FaultRule);
        await WriteAsync(context, sandbox.Faults.Add(rule), ControlJson.Default.FaultRule);
    }

    private Task RemoveFault(HttpContext context, string path)
    {
        var id = int.Parse(path["faults/".Length..], CultureInfo.InvariantCulture);
        return sandbox.Faults.Remove(id) ? Done(context, static () => { }) : Sent(context, Answers.NotFound);
    }

    private Task Mutations(HttpContext context) =>
        WriteAsync(context, [.. sandbox.Mutations.Active], ControlJson.Default.BackendMutationArray);

    private async Task AddMutationAsync(HttpContext context)
    {
        var request = await ReadAsync(context, ControlJson.Default.MutationRequest);
        sandbox.Mutations.Add(request.Mutation);
        await Mutations(context);
    }

    private Task RemoveMutation(HttpContext context, string path) =>
        MutationNames.All.TryGetValue(path["mutations/".Length..], out var mutation)
        && sandbox.Mutations.Remove(mutation)
            ? Done(context, static () => { })
            : Sent(context, Answers.NotFound);

    private JournalEntry[] Entries(HttpRequest request)
    {
        var person = request.Query["target"].ToString();
        var entries = sandbox.Journal.Entries(person.Length == 0 ? null : Guid.Parse(person));
        var after = request.Query["after"].ToString();
        var from = after.Length == 0 ? 0 : long.Parse(after, CultureInfo.InvariantCulture);
        var limit = request.Query["limit"].ToString();
        var most = limit.Length == 0 ? 1000 : int.Parse(limit, CultureInfo.InvariantCulture);
        return [.. entries.Where(entry => entry.Answered > from).Take(most)];
    }

    private async Task GenerateAsync(HttpContext context)
    {
        var spec = await ReadAsync(context, ControlJson.Default.CastSpec);
        var cast = await sandbox.Casts.GenerateAsync(spec, context.RequestAborted);
        await WriteAsync(context, cast, ControlJson.Default.GeneratedCast);
    }

    private async Task ExpectedAsync(HttpContext context)
    {
        var target = Guid.Parse(context.Request.Query["target"].ToString());
        var cap = context.Request.Query["max_images"].ToString();
        var most = cap.Length == 0 ? 5 : int.Parse(cap, CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/x-ndjson";
        await foreach (var image in sandbox.Casts.ExpectedAsync(target, most, context.RequestAborted))
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(image, ControlJson.Default.ExpectedImage);
            await context.Response.Body.WriteAsync((byte[])[.. line, (byte)'\n']);
        }
    }

    private async Task ReloadAsync(HttpContext context)
    {
        await sandbox.ReloadAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type)
        ?? throw new FormatException("The body must be a JSON object.");

    private static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = Answers.Json;
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type);
    }

    private static async Task WriteErrorAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(message + "\n");
    }

    private static Task Done(HttpContext context, Action change)
    {
        change();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task Sent(HttpContext context, Answer answer)
    {
        AnswerSender.Send(context.Response, answer);
        return Task.CompletedTask;
    }
}

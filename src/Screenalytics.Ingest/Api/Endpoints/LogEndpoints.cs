using Microsoft.AspNetCore.Http.HttpResults;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoints that show the log's level and change it; they need no database.</summary>
internal static class LogEndpoints
{
    private const string Level = "level";
    private const string For = "for";
    private const int MostLetters = 40;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private sealed class Category;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/log-level").WithTags("Log");
        group
            .MapGet("", Show)
            .Named("showLogLevel", "Shows from which level on this worker logs")
            .Query()
            .Answers<LogLevelState>(StatusCodes.Status200OK, "The level.");
        group
            .MapPut("", ChangeAsync)
            .Named("changeLogLevel", "Changes from which level on this worker logs, for a time or until it ends")
            .FromCaller(withKey: false)
            .Body<LogLevelChange>(optional: false)
            .Answers<LogLevelState>(StatusCodes.Status200OK, "The level, which is in force.");
    }

    private static JsonHttpResult<LogLevelState> Show(HttpContext context, LogLevels levels)
    {
        QueryFields.Read(context, _ => true);
        return TypedResults.Json(levels.State, ApiJson.Types.LogLevelState);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, LogLevels levels, ILogger<Category> logger)
    {
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        using var body = await RequestBody.ReadAsync(context);
        var (level, duration) = JsonFields.Read(body, [Level, For], fields => (LevelOf(fields), DurationOf(fields)));
        var was = levels.State.Level;
        var state = levels.Change(level, duration);
        var until = state.Until is { } end ? $"{end:u}" : "it is changed again";
        logger.LogLevelChanged(was, state.Level, until, caller.Name);
        return TypedResults.Json(state, ApiJson.Types.LogLevelState);
    }

    private static string LevelOf(JsonFields fields)
    {
        var level = fields.Has(Level) ? fields.Text(Level, MostLetters) : null;
        if (!fields.Has(Level))
        {
            fields.Refuse(Level, null, $"give one of {string.Join(", ", LogLevels.Names)}.");
        }
        else if (level is not null && !LogLevels.Names.Contains(level, StringComparer.Ordinal))
        {
            fields.Refuse(Level, level, $"there is no such level; there are {string.Join(", ", LogLevels.Names)}.");
        }

        return level ?? "";
    }

    private static TimeSpan? DurationOf(JsonFields fields)
    {
        if (fields.Text(For, MostLetters) is not { } text)
        {
            return null;
        }

        if (Durations.TryParse(text, out var duration) && duration > TimeSpan.Zero && duration <= Longest)
        {
            return duration;
        }

        fields.Refuse(For, text, $"give a duration of up to {Durations.Show(Longest)}: {Durations.Forms}.");
        return null;
    }
}

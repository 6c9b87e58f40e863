using Microsoft.AspNetCore.Mvc;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>The page that starts runs.</summary>
internal static class TriggerEndpoints
{
    /// <summary>Its path.</summary>
    public const string Path = "/console/trigger";

    /// <summary>The button that asks for a dry run.</summary>
    public const string DryRun = "dry_run";

    /// <summary>The button that starts at once.</summary>
    public const string Start = "start";

    /// <summary>The button that looks for people.</summary>
    public const string Find = "find";

    /// <summary>What is pressed by the Enter key.</summary>
    public const string Enter = "enter";

    /// <summary>Maps them.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/trigger", ShowAsync);

        // As large as the API's: the ids of all people that one run takes.
        routes
            .Operator.MapPost("/trigger", SendAsync)
            .WithMetadata(new RequestSizeLimitAttribute(RequestBody.MostBytes))
            .WithFormOptions(
                bufferBodyLengthLimit: RequestBody.MostBytes,
                valueLengthLimit: (int)RequestBody.MostBytes,
                multipartBodyLengthLimit: RequestBody.MostBytes
            );
        PlanEndpoints.Map(routes);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, TriggerBoard board)
    {
        var form = TriggerFields.Read(context.Request.Query, board.MaxImages);
        var model = await board.ShowAsync(form, new FieldErrors(), ConsoleUser.Of(context), context.RequestAborted);
        return Page.Of<TriggerPage>(new { Model = model });
    }

    private static async Task<IResult> SendAsync(HttpContext context, TriggerBoard board, RunStarter starter)
    {
        var stop = context.RequestAborted;
        var sent = await context.Request.ReadFormAsync(stop);
        var form = TriggerFields.Read(sent);
        var pressed = sent[TriggerFields.Do].FirstOrDefault();
        var user = ConsoleUser.Of(context);
        if (IdText.TryParse(sent[TriggerFields.Add].FirstOrDefault(), out var more))
        {
            form = await board.AddAsync(form, more, stop);
            return Page.Of<TriggerPage>(new { Model = await board.FindAsync(form, user, stop) });
        }

        if (pressed == Find || (pressed == Enter && form is { Kind: TargetKind.People, Find.Length: > 0 }))
        {
            return Page.Of<TriggerPage>(new { Model = await board.FindAsync(form, user, stop) });
        }

        var (target, reading) = await ReadAsync(form, board, stop);
        if (target is null)
        {
            var model = await board.ShowAsync(form, reading.Errors, user, stop);
            return Page.Of<TriggerPage>(new { Model = model }, StatusCodes.Status400BadRequest);
        }

        return await starter.StartAsync(
            context,
            new RunOrder(target, reading.MaxImages)
            {
                DryRun = pressed != Start,
                Debug = form.Debug,
                FormKey = StartKey.Of(sent),
            }
        );
    }

    private static async Task<(SyncTarget? Target, TriggerReading Reading)> ReadAsync(
        TriggerForm form,
        TriggerBoard board,
        CancellationToken stop
    )
    {
        var reading = TriggerReading.Of(form);
        if (!reading.Errors.IsEmpty)
        {
            return (null, reading);
        }

        if (reading.OfRun is not { } runId)
        {
            return (reading.Target, reading);
        }

        var people = await board.PeopleOfAsync(runId, stop);
        if (people is null)
        {
            reading.Errors.Add(
                TriggerFields.OfRun,
                $"run {runId} has nobody on record any more: choose another run, or paste the people's ids."
            );
        }

        return (people, reading);
    }
}

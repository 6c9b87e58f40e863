using System.Net.Sockets;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>Runs the worker as a process does: listens, works, stops within the grace period.</summary>
internal static class WorkerHost
{
    /// <summary>Runs it until it is told to stop, and has stopped.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="RunStoppedException">It can't listen.</exception>
    public static async Task<int> RunAsync(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        TimeProvider time,
        CancellationToken stop
    )
    {
        await using var log = CommandLog.CreateForWorker(configuration, settings, time);
        var app = WorkerComposition.Build(configuration, settings, log, time);
        await using var telemetry = Measure(app.Services, settings, configuration.Redactor.Redact, time);
        var logger = log.For("Worker");
        logger.Starting(
            HelpText.Version,
            app.Services.GetRequiredService<NodeName>().Value,
            configuration.Choice!.Words,
            app.Services.GetRequiredService<TrrBackendClient>().BackendHost,
            configuration.Schedules.Count
        );
        await ListenAsync(app, configuration);
        foreach (var address in app.Urls)
        {
            logger.Listening(address);
        }

        if (string.IsNullOrEmpty(configuration.Api.AdminSecret))
        {
            logger.ApiClosed();
        }

        var exit = await app.Services.GetRequiredService<WorkerLife>().WorkAsync(stop);

        // However a part of it hangs, the process ends in time.
        var grace = new GracePeriod(configuration.Worker.GracePeriod, time);
#pragma warning disable CA2025 // What is left of it then ends with the process.
        var stopping = StopAsync(app, grace, time);
#pragma warning restore CA2025
        try
        {
            await stopping.WaitAsync(grace.Whole, time, CancellationToken.None);
            logger.Stopped();
        }
        catch (TimeoutException)
        {
            logger.LeftBehind("The worker");
        }

        return exit;
    }

    private static CommandTelemetry Measure(
        IServiceProvider services,
        CommandSettings settings,
        Func<string, string> redact,
        TimeProvider time
    )
    {
        var telemetry = CommandTelemetry.Start(services.GetRequiredService<NodeName>(), settings, redact, time);
        telemetry.Watch(services.GetRequiredService<TrrBackendClient>());
        telemetry.Keep(() => new WorkerGauges(services.GetRequiredService<WorkerState>()));
        services.GetRequiredService<WorkerState>().IsMeasured = telemetry.IsOn;
        return telemetry;
    }

    private static async Task ListenAsync(WebApplication app, EffectiveConfiguration configuration)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new RunStoppedException(
                FailureCode.WorkerNotReady,
                $"The worker can't listen on {configuration.Api.Listen} ({ReasonOf(e)}): stop what is there, or choose "
                    + "another address with Api:Listen.",
                e
            );
        }
    }

    private static string ReasonOf(Exception exception) =>
        exception is SocketException socket ? socket.Message
        : exception.InnerException is { } inner ? ReasonOf(inner)
        : exception.Message;

    private static async Task StopAsync(WebApplication app, GracePeriod grace, TimeProvider time)
    {
        await app.Services.GetRequiredService<WorkerLife>().StopAsync(grace);
        using var end = new CancellationTokenSource(grace.LeftOfReserve(0.9), time);
        await app.StopAsync(end.Token);
        await app.DisposeAsync();
    }
}

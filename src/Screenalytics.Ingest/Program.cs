using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Hosting;

return await CliApplication.RunAsync(args, new CommandHost(TimeProvider.System), CliConsole.OfProcess());

using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Hosting;

// Learns the secrets as the configuration is read, for whatever the process says from then on.
var redactor = new Redactor();
return await CliApplication.RunAsync(
    args,
    new CommandHost(TimeProvider.System, redactor),
    CliConsole.OfProcess(redactor)
);

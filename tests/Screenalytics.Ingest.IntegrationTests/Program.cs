using Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;
using Xunit.Runner.InProc.SystemConsole;

// Started by a test as a process of its own, or by a person or runner as the tests.
return args is [ServerUser.Verb, var dataDirectory]
    ? await ServerUser.RunAsync(dataDirectory)
    : await ConsoleRunner.Run(args);

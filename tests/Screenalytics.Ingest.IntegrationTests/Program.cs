using Screenalytics.Ingest.IntegrationTests.Console.Pictures;
using Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;
using Xunit.Runner.InProc.SystemConsole;

// Started by a test as a process of its own, or by a person or runner as the tests.
return args switch
{
    [ServerUser.Verb, var dataDirectory] => await ServerUser.RunAsync(dataDirectory),
    [PictureShow.Verb, var folder] => await PictureShow.RunAsync(folder),
    _ => await ConsoleRunner.Run(args),
};

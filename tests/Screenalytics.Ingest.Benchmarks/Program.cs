using Screenalytics.Ingest.Benchmarks;
using Screenalytics.Ingest.Benchmarks.Cluster;
using Screenalytics.Ingest.Benchmarks.Console;
using Screenalytics.Ingest.Benchmarks.Logs;
using Screenalytics.Ingest.Benchmarks.Storage;

// Each benchmark is a process of its own, so that its CPU time and memory are nobody else's.
return args switch
{
    ["sync", .. var rest] => await SyncBenchmark.RunAsync(rest),
    ["log", .. var rest] => await LogBenchmark.RunAsync(rest),
    ["cluster", .. var rest] => await ClusterBenchmark.RunAsync(rest),
    ["console", .. var rest] => await ConsoleBenchmark.RunAsync(rest),
    ["logs", .. var rest] => await LogsBenchmark.RunAsync(rest),
    ["calls", .. var rest] => await CallsBenchmark.RunAsync(rest),
    ["storage", .. var rest] => await StorageBenchmark.RunAsync(rest),
    ["looks", .. var rest] => await LooksBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    System.Console.Error.WriteLine(
        "usage: sync [ROUNDS [PEOPLE ...]]   the program against a sandbox, beside the bare loop"
    );
    System.Console.Error.WriteLine("       log [ROUNDS [PEOPLE]]   a sync with log files and without them");
    System.Console.Error.WriteLine("       cluster [ROUNDS [PEOPLE]]   one worker against two at a split cast");
    System.Console.Error.WriteLine("       console [ROUNDS [PEOPLE]]   the console's pages beside a great run");
    System.Console.Error.WriteLine("       logs [ROUNDS [MEGABYTES]]   how fast a log is read back");
    System.Console.Error.WriteLine("       calls floor|client URL IDS-FILE [CONCURRENCY]");
    System.Console.Error.WriteLine("       storage [PEOPLE [ROUNDS]]   with DB_URL: a database of its own");
    return 2;
}

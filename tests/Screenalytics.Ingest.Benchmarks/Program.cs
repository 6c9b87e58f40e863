using Screenalytics.Ingest.Benchmarks;

// Each benchmark is a process of its own, so that its CPU time and memory are nobody else's.
return args switch
{
    ["calls", .. var rest] => await CallsBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: calls floor|client URL IDS-FILE [CONCURRENCY]");
    return 2;
}

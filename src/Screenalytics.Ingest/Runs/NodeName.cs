namespace Screenalytics.Ingest.Runs;

/// <summary>The name of this process in the cluster, which no other process ever has.</summary>
/// <param name="Value">The machine, the process's id on it, and a random ending, such as <c>worker-1/4711/9f3c</c>.</param>
internal sealed record NodeName(string Value)
{
    private const int MostMachineLetters = 30;

    /// <summary>Names this process.</summary>
    /// <param name="random">A source of randomness, 0 to 1.</param>
    public static NodeName OfProcess(Func<double> random)
    {
        var machine = Environment.MachineName;
        machine = machine.Length > MostMachineLetters ? machine[..MostMachineLetters] : machine;
        return new NodeName($"{machine}/{Environment.ProcessId}/{(int)(random() * 0x10000):x4}");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

namespace Screenalytics.Ingest.Contracts;

/// <summary>The exit codes of the program. A sync takes the first that applies: 130, 1, 5, 3, 0.</summary>
public static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>All people failed, or the run could not go on; a check found something wrong.</summary>
    public const int Error = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Some people failed; some of what was to be verified could not be judged.</summary>
    public const int Partial = 3;

    /// <summary>What was to be verified is disproven.</summary>
    public const int Disproven = 4;

    /// <summary>The run is flagged suspect: its empty answers may be a sick backend's.</summary>
    public const int Suspect = 5;

    /// <summary>The configuration is wrong (EX_CONFIG of sysexits).</summary>
    public const int Configuration = 78;

    /// <summary>Interrupted by the operator (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Who is asked.</summary>
/// <param name="Name">In words.</param>
/// <param name="AddressSetting">The setting that says where it is.</param>
internal sealed record Party(string Name, string AddressSetting)
{
    /// <summary>TRR-Backend.</summary>
    public static Party Backend { get; } = new("TRR-Backend", "TRR_API_URL");

    /// <summary>TRR-APP.</summary>
    public static Party App { get; } = new("TRR-APP", "TRR_APP_URL");
}

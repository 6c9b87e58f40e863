namespace Screenalytics.Ingest.Console.Security;

/// <summary>The sign-in's page.</summary>
/// <param name="BySecret">Whether the admin secret is taken.</param>
/// <param name="ByToken">Whether tokens of TRR's users are taken.</param>
/// <param name="Back">Where to go on.</param>
public sealed record SignInModel(bool BySecret, bool ByToken, Uri Back)
{
    /// <summary>Why the last try was refused, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the field takes.</summary>
    public string Label =>
        BySecret && ByToken ? "Admin secret or TRR token"
        : BySecret ? "Admin secret"
        : "TRR token";
}

namespace Screenalytics.Sandbox;

/// <summary>Which of the recorded backends the sandbox plays.</summary>
public enum BackendVersion
{
    /// <summary>The backend of February 2026: service token for reads, no selection profile.</summary>
    February2026,

    /// <summary>A newer one: internal-admin JWTs for reads and toggle, <c>selection_profile=facebank_initial</c>.</summary>
    Later2026,
}

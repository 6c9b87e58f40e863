namespace Screenalytics.Ingest.Api.Security;

/// <summary>Marks routes that only the admin secret opens.</summary>
internal sealed class AdminSecretRequired;

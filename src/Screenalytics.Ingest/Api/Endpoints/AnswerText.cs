namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>What the OpenAPI document says of an answer.</summary>
/// <param name="Status">The answer's status.</param>
/// <param name="Description">What it means.</param>
internal sealed record AnswerText(int Status, string Description);

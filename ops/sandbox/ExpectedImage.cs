namespace Screenalytics.Sandbox;

/// <summary>A row that a sync has to bring: the person, the URL as served, and its rank from 1.</summary>
public readonly record struct ExpectedImage(Guid PersonId, string Url, int Rank);

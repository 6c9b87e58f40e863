using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>Reads the id in a path.</summary>
internal static class PathId
{
    /// <summary>The id.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static Guid Of(string text) =>
        IdText.TryParse(text, out var id)
            ? id
            : throw RefusedException.Of([
                new FieldError("id", ShownValue.Of(text), $"give a UUID with its hyphens, such as {IdText.Example}."),
            ]);
}

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Where a document's section of evidence is, or belongs.</summary>
/// <param name="Begin">Its first line; -1 when it is not there.</param>
/// <param name="Count">Its lines.</param>
/// <param name="Heading">A heading of its name that it belongs under; -1 when there is none.</param>
internal sealed record SectionPlace(int Begin, int Count, int Heading)
{
    /// <summary>The same place once lines before it are gone.</summary>
    public SectionPlace Without(Func<int, bool> isGone) =>
        this with
        {
            Begin = Moved(Begin, isGone),
            Heading = Moved(Heading, isGone),
        };

    private static int Moved(int line, Func<int, bool> isGone) =>
        line < 0 ? line : line - Enumerable.Range(0, line).Count(isGone);
}

namespace Screenalytics.Sandbox.Reads;

/// <summary>Rows as JSON text, joined by commas, in the backend's order.</summary>
/// <param name="Text">The rows' bytes with a comma between them.</param>
/// <param name="Ends">Where each row ends in <paramref name="Text"/>.</param>
/// <param name="Ties">The number of each row's group of equal rank; null when no two rows are equal.</param>
internal sealed record RowSet(byte[] Text, int[] Ends, int[]? Ties)
{
    public static RowSet Empty { get; } = new([], [], null);

    public int Count => Ends.Length;

    public int Start(int row) => row == 0 ? 0 : Ends[row - 1] + 1;

    public ReadOnlySpan<byte> Row(int row) => Text.AsSpan(Start(row)..Ends[row]);

    public ReadOnlySpan<byte> Rows(int first, int count) =>
        count == 0 ? [] : Text.AsSpan(Start(first)..Ends[first + count - 1]);
}

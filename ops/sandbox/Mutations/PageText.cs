using System.Text;
using System.Text.Json;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Takes a page apart into its rows' JSON, and makes one of such.</summary>
internal static class PageText
{
    public static IReadOnlyList<string> Rows(Page page)
    {
        var bytes = new byte[page.Bytes];
        page.CopyTo(bytes);
        using var document = JsonDocument.Parse(bytes);
        return [.. document.RootElement.EnumerateArray().Select(row => row.GetRawText())];
    }

    public static Page Page(IReadOnlyList<string> rows)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(',', rows));
        var ends = new int[rows.Count];
        var end = -1;
        for (var i = 0; i < ends.Length; i++)
        {
            end += 1 + Encoding.UTF8.GetByteCount(rows[i]);
            ends[i] = end;
        }

        return Reads.Page.Of(new RowSet(text, ends, null), 0, new PageWindow(rows.Count, 0, 0, 0));
    }
}

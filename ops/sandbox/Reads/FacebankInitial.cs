namespace Screenalytics.Sandbox.Reads;

/// <summary>The later backend's <c>selection_profile=facebank_initial</c>: ranked, deduplicated, never paged.</summary>
internal static class FacebankInitial
{
    public const string Name = "facebank_initial";
    private const int DefaultLimit = 5;
    private const int SharpWidth = 800;

    public static RowSet Select(IReadOnlyList<PhotoRow> gallery, bool seedOnly, long limit, long offset)
    {
        var rows = new RowSetBuilder();
        if (offset != 0)
        {
            return rows.Build();
        }

        var ranked = gallery
            .Where(photo => !string.IsNullOrEmpty(photo.ServedUrl) && (photo.FacebankSeed || !seedOnly))
            .DistinctBy(photo => photo.ServedUrl)
            .OrderBy(photo => photo.FacebankSeed ? 0 : 1)
            .ThenByDescending(photo => (long)(photo.Width ?? 0) * (photo.Height ?? 0))
            .Take((int)Math.Min(limit <= 0 ? DefaultLimit : limit, 500));
        foreach (var photo in ranked)
        {
            Write(rows, photo);
        }

        return rows.Build();
    }

    private static void Write(RowSetBuilder rows, PhotoRow photo)
    {
        rows.BeginRow();
        rows.Raw("\"served_url\":"u8);
        rows.Text(photo.ServedUrl);
        rows.Raw(",\"source_url\":"u8);
        rows.Text(photo.SourceUrl);
        rows.Raw(",\"hosted_url\":"u8);
        rows.Text(photo.HostedUrl);
        rows.Raw(",\"hosted_key\":"u8);
        rows.Text(photo.HostedKey);
        rows.Raw(",\"media_asset_id\":"u8);
        rows.Id(photo.MediaAssetId);
        rows.Raw(",\"is_primary\":"u8);
        rows.Boolean(photo.IsPrimary);
        rows.Raw(",\"width\":"u8);
        rows.Number(photo.Width);
        rows.Raw(",\"height\":"u8);
        rows.Number(photo.Height);
        rows.Raw(",\"kind\":"u8);
        rows.Text(photo.Kind);
        rows.Raw(",\"source\":"u8);
        rows.Text(photo.Source);
        rows.Raw(",\"selection_bucket\":"u8);
        rows.Number(photo.FacebankSeed ? 5 : 7);
        rows.Raw(",\"selection_reasons\":["u8);
        Reasons(rows, photo);
        rows.Raw("],\"facebank_seed\":"u8);
        rows.Boolean(photo.FacebankSeed);
        rows.Raw(",\"rank\":"u8);
        rows.Number(rows.Count + 1);
        rows.EndRow();
    }

    private static void Reasons(RowSetBuilder rows, PhotoRow photo)
    {
        if (photo.FacebankSeed)
        {
            rows.Raw("\"seeded\","u8);
        }

        rows.Raw("\"publicity_like\""u8);
        if (photo.Width >= SharpWidth)
        {
            rows.Raw(",\"resolution_preferred\""u8);
        }
    }
}

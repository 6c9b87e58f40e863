using Npgsql;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Makes images of the face bank's rows.</summary>
internal static class ImageRow
{
    /// <summary>The columns, of a bank named <c>image</c> and what says where images are from, named <c>origin</c>.</summary>
    public const string Columns = """
        image.image_id, image.person_id, image.s3_original_key, image.is_seed, image.approved, image.approved_at,
            image.approved_by, image.created_at, origin.run_id, origin.source, origin.rank
        """;

    /// <summary>An image.</summary>
    public static FaceBankImage Read(NpgsqlDataReader row)
    {
        var isOurs = !row.IsDBNull(8);
        return new FaceBankImage
        {
            ImageId = row.GetGuid(0),
            PersonId = row.GetGuid(1),
            S3OriginalKey = row.GetString(2),
            IsSeed = row.GetBoolean(3),
            Approved = row.GetBoolean(4),
            ApprovedAt = row.TimeOrNull(5),
            ApprovedBy = row.TextOrNull(6),
            CreatedAt = row.Time(7),
            RunId = row.IdOrNull(8),
            Source = isOurs ? PersonRow.SourceName(row.GetInt16(9)) : null,
            Rank = isOurs ? row.GetInt16(10) : null,
        };
    }
}

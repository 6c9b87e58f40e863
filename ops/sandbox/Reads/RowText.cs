using Npgsql;

namespace Screenalytics.Sandbox.Reads;

/// <summary>Turns database rows into the endpoints' JSON rows, field for field in the recorded order.</summary>
internal static class RowText
{
    /// <summary>Columns: served_url, hosted_key, is_primary, width, height, kind.</summary>
    public static void Photo(RowSetBuilder rows, NpgsqlDataReader reader, int first, bool sameRank)
    {
        rows.BeginRow(sameRank);
        rows.Raw("\"served_url\":"u8);
        rows.Text(Text(reader, first));
        rows.Raw(",\"hosted_key\":"u8);
        rows.Text(Text(reader, first + 1));
        rows.Raw(",\"is_primary\":"u8);
        rows.Boolean(reader.GetBoolean(first + 2));
        rows.Raw(",\"width\":"u8);
        rows.Number(Number(reader, first + 3));
        rows.Raw(",\"height\":"u8);
        rows.Number(Number(reader, first + 4));
        rows.Raw(",\"kind\":"u8);
        rows.Text(reader.GetString(first + 5));
        rows.EndRow();
    }

    /// <summary>Columns: show_id, person_id, credit_category, role, billing_order.</summary>
    public static void EpisodeCredit(RowSetBuilder rows, NpgsqlDataReader reader, Guid episode, bool sameRank)
    {
        rows.BeginRow(sameRank);
        rows.Raw("\"episode_id\":"u8);
        rows.Id(episode);
        rows.Raw(",\"show_id\":"u8);
        rows.Id(reader.GetGuid(0));
        rows.Raw(",\"person_id\":"u8);
        rows.Id(reader.GetGuid(1));
        rows.Raw(",\"credit_category\":"u8);
        rows.Text(reader.GetString(2));
        rows.Raw(",\"role\":"u8);
        rows.Text(Text(reader, 3));
        rows.Raw(",\"billing_order\":"u8);
        rows.Number(Number(reader, 4));
        rows.EndRow();
    }

    /// <summary>Columns: show_id, person_id, episodes_in_season.</summary>
    public static void SeasonCredit(RowSetBuilder rows, NpgsqlDataReader reader, Guid season, bool sameRank)
    {
        rows.BeginRow(sameRank);
        rows.Raw("\"season_id\":"u8);
        rows.Id(season);
        rows.Raw(",\"show_id\":"u8);
        rows.Id(reader.GetGuid(0));
        rows.Raw(",\"person_id\":"u8);
        rows.Id(reader.GetGuid(1));
        rows.Raw(",\"episodes_in_season\":"u8);
        rows.Number(reader.GetInt32(2));
        rows.EndRow();
    }

    public static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static int? Number(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);
}

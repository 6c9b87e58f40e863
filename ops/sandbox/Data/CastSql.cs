namespace Screenalytics.Sandbox.Data;

/// <summary>The set-based statements that put a cast into the database.</summary>
internal static class CastSql
{
    public const string People =
        "insert into core.people (id, full_name) select * from unnest($1::uuid[], $2::text[]) on conflict do nothing";

    public const string Shows =
        "insert into core.shows (id, name) select * from unnest($1::uuid[], $2::text[]) on conflict do nothing";

    public const string Seasons =
        "insert into core.seasons (id, show_id, season_number) "
        + "select * from unnest($1::uuid[], $2::uuid[], $3::int[]) on conflict do nothing";

    public const string Episodes =
        "insert into core.episodes (id, show_id, season_id, episode_number, title) "
        + "select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[]) on conflict do nothing";

    public const string EpisodeCredits =
        "insert into core.episode_credits (id, episode_id, person_id, credit_category, role, billing_order) "
        + "select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[]) "
        + "on conflict do nothing";

    public const string SeasonCredits =
        "insert into core.season_credits (id, season_id, person_id, episodes_in_season) "
        + "select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) on conflict do nothing";

    // The sandbox's own address may have changed since the last start; nothing else about an asset does.
    public const string Assets =
        "insert into core.media_assets as asset (id, source, source_url, hosted_url, hosted_key, width, height) "
        + "select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[]) "
        + "on conflict (id) do update set hosted_url = excluded.hosted_url "
        + "where asset.hosted_url is distinct from excluded.hosted_url";

    public const string Links =
        "insert into core.media_links (id, entity_type, entity_id, media_asset_id, kind, position, is_primary, "
        + "facebank_seed) select link, 'person', person, asset, kind, position, is_primary, seed "
        + "from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::bool[], $7::bool[]) "
        + "as photo (link, person, asset, kind, position, is_primary, seed) on conflict do nothing";
}

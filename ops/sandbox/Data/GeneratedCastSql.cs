namespace Screenalytics.Sandbox.Data;

/// <summary>The statements that turn the generator's temporary tables into people, credits and photos.</summary>
internal static class GeneratedCastSql
{
    public const string People =
        "insert into core.people (id, full_name) select id, 'Generated person ' || number from generated "
        + "on conflict do nothing";

    public const string Season =
        "insert into core.season_credits (id, season_id, person_id, episodes_in_season) "
        + "select id, $1, id, 1 + number % 10 from generated on conflict do nothing";

    public const string Episode =
        "insert into core.episode_credits (id, episode_id, person_id, credit_category, role, billing_order) "
        + "select id, $1, id, 'Self', 'Role ' || number, number from generated "
        + "on conflict do nothing";

    public const string Assets =
        "insert into core.media_assets (id, source, hosted_url, hosted_key, width, height) "
        + "select asset, 'generated', $1 || '/' || name, 'media/' || name, 1200, 1600 from generated_photo "
        + "on conflict do nothing";

    public const string Links =
        "insert into core.media_links (id, entity_type, entity_id, media_asset_id, kind, position, is_primary, "
        + "facebank_seed) select link, 'person', person_id, asset, 'gallery', photo, photo = 1, seed "
        + "from generated_photo on conflict do nothing";

    /// <summary>
    /// What a sync of a season's, episode's or person's cast has to bring, told without the client's code:
    /// flagged rows if there is one, else all; usable ones; each URL once; the first so many.
    /// </summary>
    public const string Expected = """
        with member as (
            select person_id from core.season_credits where season_id = $1
            union
            select person_id from core.episode_credits where episode_id = $1
            union
            select id from core.people where id = $1
        ),
        photo as (
            select view.person_id, served_url, facebank_seed,
                bool_or(facebank_seed) over (partition by view.person_id) as seeded,
                row_number() over (
                    partition by view.person_id
                    order by is_primary desc nulls last, position asc nulls last, id
                ) as place
            from core.v_person_images_served_media_v2 view
            join member on member.person_id = view.person_id
        ),
        chosen as (
            select person_id, served_url, min(place) as place
            from photo
            where (facebank_seed or not seeded)
                and served_url ~* '^https?://[^/?#[:space:]]+'
                and octet_length(served_url) <= 2048
            group by person_id, served_url
        ),
        ranked as (
            select person_id, served_url, row_number() over (partition by person_id order by place)::int as rank
            from chosen
        )
        select person_id, served_url, rank from ranked where rank <= $2 order by person_id, rank
        """;
}

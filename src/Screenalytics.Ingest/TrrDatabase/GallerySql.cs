namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>All that is asked of TRR's database.</summary>
internal static class GallerySql
{
    /// <summary>The view's schema.</summary>
    public const string Schema = "core";

    /// <summary>The view's name within it.</summary>
    public const string Name = "v_person_images_served_media_v2";

    /// <summary>The view of the galleries.</summary>
    public const string View = $"{Schema}.{Name}";

    /// <summary>
    /// Whether schema and view are there and may be read, what columns the view has, and which of them may be read.
    /// </summary>
    public const string Catalog = """
        select
            current_user::text,
            has_schema_privilege(space.oid, 'USAGE'),
            class.oid is not null,
            array(
                select attribute.attname::text || ' ' || format_type(attribute.atttypid, null)
                from pg_catalog.pg_attribute attribute
                where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
            ),
            array(
                select attribute.attname::text
                from pg_catalog.pg_attribute attribute
                where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
                    and not has_column_privilege(class.oid, attribute.attnum, 'SELECT')
            )
        from pg_catalog.pg_namespace space
        left join pg_catalog.pg_class class
            on class.relnamespace = space.oid and class.relname = $2 and class.relkind in ('v', 'm', 'r', 'p', 'f')
        where space.nspname = $1
        """;

    /// <summary>A row as it will be read: shows a right that is missing behind the view.</summary>
    public const string Probe = $"select {Columns} from {View} limit 1";

    /// <summary>A person's gallery, in the order that the backend answers in.</summary>
    public const string OfPerson = $"""
        select {Columns} from {View} where person_id = $1
        order by is_primary desc nulls last, position asc nulls last, id
        """;

    /// <summary>Any photo that can't be flagged.</summary>
    public const string OtherKind =
        $"select {Columns} from {View} where kind::text <> '{GalleryPhoto.Gallery}' limit 1";

    /// <summary>
    /// The next people by id, from a window of rows: so much is read however many there are; the last one may be cut.
    /// </summary>
    public const string Window = $"""
        select person_id, {Figures}
        from (
            select person_id, kind, facebank_seed from {View} where person_id > $1 order by person_id limit $2
        ) rows
        group by person_id order by person_id
        """;

    /// <summary>The first people by id who have flagged photos.</summary>
    public const string Flagged = $"""
        select person.person_id, figures.*
        from (
            select distinct person_id from {View} where facebank_seed order by person_id limit $1
        ) person
        cross join lateral (select {Figures} from {View} link where link.person_id = person.person_id) figures
        order by person.person_id
        """;

    /// <summary>One photo.</summary>
    public const string OfLink = $"select {Columns} from {View} where id = $1";

    /// <summary>The figures of some people.</summary>
    public const string OfPeople = $"""
        select person_id, {Figures} from {View} where person_id = any($1) group by person_id order by person_id
        """;

    /// <summary>People with photos whose ids lie in a span.</summary>
    public const string ById = $"""
        select distinct person_id, null::text from {View} where person_id between $1 and $2 order by person_id limit $3
        """;

    private const string Columns =
        "id, person_id, kind::text, coalesce(facebank_seed, false), coalesce(is_primary, false), position::integer, "
        + "served_url::text, width::integer, height::integer, caption::text";

    private const string Figures =
        "count(*)::integer, count(*) filter (where facebank_seed)::integer, "
        + $"count(*) filter (where kind::text = '{GalleryPhoto.Gallery}' and facebank_seed is not true)::integer";

    /// <summary>The view's columns that are read, and the type that each has to be of; null for any that can be cast.</summary>
    public static IReadOnlyList<(string Name, string? Type)> Needed { get; } =
    [
        ("id", "uuid"),
        ("person_id", "uuid"),
        ("kind", null),
        ("facebank_seed", "boolean"),
        ("is_primary", "boolean"),
        ("position", null),
        ("served_url", null),
        ("width", null),
        ("height", null),
        ("caption", null),
    ];
}

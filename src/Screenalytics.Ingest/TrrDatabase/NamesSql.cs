namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>What is asked of people's names, which TRR's database may have or not: nobody promises them.</summary>
internal static class NamesSql
{
    /// <summary>Whether there are names that the user may read. Never an error, whatever is there.</summary>
    public const string Catalog = $"""
        select count(*) = 2
        from pg_catalog.pg_namespace space
        join pg_catalog.pg_class class on class.relnamespace = space.oid and class.relkind in ('v', 'm', 'r', 'p', 'f')
        join pg_catalog.pg_attribute attribute
            on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
        where space.nspname = '{GallerySql.Schema}' and class.relname = 'people'
            and has_schema_privilege(space.oid, 'USAGE')
            and (
                attribute.attname = 'id' and attribute.atttypid = 'uuid'::regtype
                or attribute.attname = 'full_name' and attribute.atttypid in ('text'::regtype, 'varchar'::regtype)
            )
            and has_column_privilege(class.oid, attribute.attnum, 'SELECT')
        """;

    /// <summary>Some people's names.</summary>
    public const string OfPeople = $"{Select} where id = any($1) and full_name is not null";

    /// <summary>People whose ids lie in a span.</summary>
    public const string ById = $"{Select} where id between $1 and $2 order by id limit $3";

    /// <summary>People whose names match every pattern; the scan ends with as many as are wanted.</summary>
    public const string ByName = $"{Select} where full_name ilike all($1) limit $2";

    private const string Select = $"select id, full_name::text from {GallerySql.Schema}.people";
}

namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>The questions to the catalogue; they need no right on any table, and stumble over no missing one.</summary>
internal static class CatalogSql
{
    public const string Server = """
        SELECT current_database()::text, current_user::text, current_setting('server_version'),
            current_setting('server_version_num')::integer, current_setting('server_encoding'), pg_is_in_recovery(),
            current_setting('transaction_read_only')::boolean, has_database_privilege(current_database(), 'CREATE')
        """;

    public const string Schemas = """
        SELECT nspname::text, has_schema_privilege(oid, 'USAGE'), has_schema_privilege(oid, 'CREATE')
        FROM pg_namespace WHERE nspname = ANY ($1)
        """;

    public const string Relations = """
        SELECT s.nspname || '.' || c.relname, c.relkind IN ('r', 'p'), pg_get_userbyid(c.relowner)::text,
            pg_has_role(c.relowner, 'USAGE'), c.relrowsecurity, row_security_active(c.oid),
            ARRAY(
                SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS r
                WHERE has_table_privilege(c.oid, r)
            )
        FROM pg_class AS c JOIN pg_namespace AS s ON s.oid = c.relnamespace
        WHERE s.nspname || '.' || c.relname = ANY ($1)
        UNION ALL
        SELECT s.nspname || '.' || p.proname, false, pg_get_userbyid(p.proowner)::text,
            pg_has_role(p.proowner, 'USAGE'), false, false,
            ARRAY(SELECT 'EXECUTE' WHERE has_function_privilege(p.oid, 'EXECUTE'))
        FROM pg_proc AS p JOIN pg_namespace AS s ON s.oid = p.pronamespace
        WHERE s.nspname || '.' || p.proname = ANY ($1)
        """;

    public const string Columns = $"""
        SELECT a.attname::text, format_type(a.atttypid, a.atttypmod),
            a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND a.attgenerated = '',
            ARRAY(
                SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS r
                WHERE has_column_privilege(a.attrelid, a.attnum, r)
            )
        FROM pg_attribute AS a WHERE a.attrelid = {Bank} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """;

    public const string Indexes = $"""
        SELECT c.relname::text, i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate,
            i.indisvalid AND i.indisready AND i.indislive,
            ARRAY(
                SELECT a.attname::text
                FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
                JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE k.place <= i.indnkeyatts ORDER BY k.place
            )
        FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
        WHERE i.indrelid = {Bank} ORDER BY c.relname
        """;

    public const string PersonTargets = $"""
        SELECT s.nspname || '.' || t.relname
        FROM pg_constraint AS k
        JOIN pg_class AS t ON t.oid = k.confrelid
        JOIN pg_namespace AS s ON s.oid = t.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
        WHERE k.conrelid = {Bank} AND k.contype = 'f' AND a.attname = 'person_id'
        """;

    public const string Policies = $"""
        SELECT p.polname::text,
            CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                ELSE 'ALL' END,
            p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        FROM pg_policy AS p
        WHERE p.polrelid = {Bank}
            AND EXISTS (SELECT FROM unnest(p.polroles) AS r WHERE r = 0 OR pg_has_role(r, 'USAGE'))
        ORDER BY p.polname
        """;

    public const string Ledger = $"SELECT version, name, checksum FROM {Names.Ledger} ORDER BY version";

    // A look-up by name that answers with nothing, not with an error, where the user may not use the schema.
    private const string Bank = """
        (SELECT c.oid FROM pg_class AS c JOIN pg_namespace AS s ON s.oid = c.relnamespace
            WHERE s.nspname = 'screenalytics' AND c.relname = 'face_bank_images')
        """;
}

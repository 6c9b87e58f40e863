namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>What the catalogue says of the galleries' view.</summary>
/// <param name="User">The user that asks.</param>
/// <param name="MayUseSchema">Whether it may use the schema.</param>
/// <param name="HasView">Whether there is the view.</param>
/// <param name="Columns">The view's columns, each with its type: <c>id uuid</c>.</param>
/// <param name="Denied">Columns that the user may not read.</param>
internal sealed record GalleryCheck(
    string User,
    bool MayUseSchema,
    bool HasView,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Denied
)
{
    private const string OwnDatabase =
        "check that TRR_DB_URL names TRR's own database and that its migrations are done";

    /// <summary>What is missing and the way out, in sentences without the full stop; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(GalleryCheck? check)
    {
        if (check is null)
        {
            return [$"there is no schema {GallerySql.Schema}: {OwnDatabase}"];
        }

        if (!check.HasView)
        {
            return [$"there is no view {GallerySql.View}: {OwnDatabase}"];
        }

        var columns = check
            .Columns.Select(column => column.Split(' ', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var missing = GallerySql.Needed.Where(column => !columns.ContainsKey(column.Name)).ToArray();
        var problems = missing
            .Select(column => $"the view {GallerySql.View} has no column {column.Name}: {OwnDatabase}")
            .ToList();
        problems.AddRange(
            from column in GallerySql.Needed.Except(missing)
            where column.Type is not null && columns[column.Name] != column.Type
            select $"the column {column.Name} of {GallerySql.View} is of the type {columns[column.Name]}, not "
                + $"{column.Type}: {OwnDatabase}"
        );
        problems.AddRange(check.MissingRights());
        return problems;
    }

    private IEnumerable<string> MissingRights()
    {
        var user = $"\"{User.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        if (!MayUseSchema)
        {
            yield return $"user '{User}' may not use the schema {GallerySql.Schema}: have its owner run "
                + $"'GRANT USAGE ON SCHEMA {GallerySql.Schema} TO {user}'";
        }

        var denied = GallerySql.Needed.Select(column => column.Name).Intersect(Denied).ToArray();
        if (denied.Length > 0)
        {
            var which = denied.Length == GallerySql.Needed.Count ? "" : $" the columns {string.Join(", ", denied)} of";
            yield return $"user '{User}' may not read{which} {GallerySql.View}: have its owner run "
                + $"'GRANT SELECT ON {GallerySql.View} TO {user}'";
        }
    }
}

using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>
/// Judges row-level security: a user from whom it hides rows would take them for missing. Only a policy that plainly
/// opens every row counts, since no other can be shown to.
/// </summary>
internal static class RowSecurityFindings
{
    private const string Code = "row_security";
    private static readonly string[] Commands = ["SELECT", "INSERT", "UPDATE"];

    /// <summary>The findings.</summary>
    public static IEnumerable<CheckFinding> Of(CatalogFacts facts)
    {
        var bank = facts.Find(Names.Bank);
        if (bank is null)
        {
            yield break;
        }

        var user = facts.Server.Identity.User;
        if (!bank.RowSecurityApplies)
        {
            var why = bank.RowSecurity ? $"does not apply to user '{user}'" : "is off";
            yield return new CheckFinding(Code, CheckLevel.Ok, $"Row-level security of {Names.Bank} {why}.");
            yield break;
        }

        var closed = Commands.Where(command => !IsOpen(facts.Policies, command)).ToList();
        if (closed.Count == 0)
        {
            yield return new CheckFinding(
                Code,
                CheckLevel.Ok,
                $"Row-level security of {Names.Bank} applies to user '{user}', and its policies open every row."
            );
            yield break;
        }

        var role = $"\"{user.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        yield return new CheckFinding(
            Code,
            CheckLevel.Failed,
            $"Row-level security of {Names.Bank} applies to user '{user}', and {Because(facts.Policies)} "
                + $"({string.Join(", ", closed)}): rows that are there would look missing."
        )
        {
            WayOut =
                "Connect as the table's owner or as a role with BYPASSRLS, have an administrator make the user a member "
                + "of the role that the policy is for (such as service_role), or have the owner run the SQL that is "
                + "printed.",
            Sql = $"""
                CREATE POLICY screenalytics_ingest_all ON {Names.Bank}
                    FOR ALL TO {role} USING (true) WITH CHECK (true);

                """,
        };
    }

    /// <summary>Whether rows may be kept from a command of the user.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="command">The command: <c>DELETE</c>.</param>
    public static bool MayHide(CatalogFacts facts, string command) =>
        facts.Find(Names.Bank) is { RowSecurityApplies: true } && !IsOpen(facts.Policies, command);

    private static string Because(IReadOnlyList<PolicyFacts> policies) =>
        policies.Count == 0
            ? "no policy is for that user"
            : $"the policies for that user ({string.Join(", ", policies.Select(policy => policy.Name))}) may hide rows";

    private static bool IsOpen(IReadOnlyList<PolicyFacts> policies, string command)
    {
        var concerned = policies.Where(policy => policy.Command == command || policy.Command == "ALL").ToList();
        return concerned.Exists(policy => policy.Permissive && OpensAll(policy, command))
            && concerned.TrueForAll(policy => policy.Permissive || OpensAll(policy, command));
    }

    private static bool OpensAll(PolicyFacts policy, string command) =>
        command switch
        {
            "SELECT" => policy.Condition == "true",
            "INSERT" => (policy.Check ?? policy.Condition) == "true",
            _ => policy.Condition == "true" && policy.Check is null or "true",
        };
}

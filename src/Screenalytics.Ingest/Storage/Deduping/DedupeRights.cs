using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Checks;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Deduping;

/// <summary>Makes sure that the user sees every row of the face bank and may remove some.</summary>
internal static class DedupeRights
{
    /// <summary>Ensures it.</summary>
    /// <exception cref="RunStoppedException">Something is missing; the message names it and the way out.</exception>
    public static void Ensure(CatalogFacts facts, bool forDeleting)
    {
        if (facts.Find(Names.Bank) is not { } bank)
        {
            throw Stop(facts, $"relation {Names.Bank} does not exist. Run 'screenalytics-ingest db check'.");
        }

        var hidden = RowSecurityFindings.Of(facts).FirstOrDefault(finding => finding.Level == CheckLevel.Failed);
        if (hidden is not null)
        {
            throw Stop(facts, $"{hidden.Message} {hidden.WayOut}");
        }

        if (!DatabaseCheck.RowsReadable(facts) || (forDeleting && !bank.Rights.Contains("DELETE")))
        {
            throw Stop(
                facts,
                $"the user needs SELECT and DELETE on {Names.Bank}. Run 'db dedupe' as its owner, '{bank.Owner}', or have "
                    + "the owner grant them."
            );
        }
    }

    private static RunStoppedException Stop(CatalogFacts facts, string what)
    {
        var identity = facts.Server.Identity;
        return new RunStoppedException(
            FailureCode.DatabaseNotReady,
            $"Duplicates cannot be removed (database '{identity.Database}' at {identity.Host}, user '{identity.User}'): {what}"
        );
    }
}

namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>What the database's catalogue says about all that a sync needs: facts only, no judgement.</summary>
internal sealed record CatalogFacts
{
    public required ServerFacts Server { get; init; }

    public required IReadOnlyList<SchemaFacts> Schemas { get; init; }

    public required IReadOnlyList<RelationFacts> Relations { get; init; }

    public required IReadOnlyList<ColumnFacts> Columns { get; init; }

    public required IReadOnlyList<IndexFacts> Indexes { get; init; }

    /// <summary>The tables that the face bank's <c>person_id</c> refers to.</summary>
    public required IReadOnlyList<string> PersonTargets { get; init; }

    public required IReadOnlyList<PolicyFacts> Policies { get; init; }

    /// <summary>The ledger; null when it is not there or may not be read.</summary>
    public IReadOnlyList<LedgerRow>? Ledger { get; init; }

    /// <summary>What stands in the face bank's place.</summary>
    public FaceBankKind FaceBank
    {
        get
        {
            if (Find(Names.Bank) is null)
            {
                return Find(Names.CorePeople) is null ? FaceBankKind.None : FaceBankKind.SharedAwaited;
            }

            return Find(Names.Person) is not null && PersonTargets.All(target => target == Names.Person)
                ? FaceBankKind.Own
                : FaceBankKind.Shared;
        }
    }

    /// <summary>The unique index that judges duplicates; null when there is none that is finished.</summary>
    public IndexFacts? ImageKey => Indexes.FirstOrDefault(index => index is { IsImageKey: true, Valid: true });

    /// <summary>A relation, or null when it is not there.</summary>
    public RelationFacts? Find(string relation) => Relations.FirstOrDefault(found => found.Name == relation);

    /// <summary>A schema, or null when it is not there.</summary>
    public SchemaFacts? FindSchema(string schema) => Schemas.FirstOrDefault(found => found.Name == schema);
}

using System.Reflection;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.Architecture;

/// <summary>Holds the table of which folder may use which; a folder that is new has to be put into it.</summary>
public sealed class FolderRuleTests
{
    private const string EmbeddedPostgres = "Screenalytics.Ingest.Hosting.EmbeddedPostgres";

    private const string WorkersClient = "Screenalytics.Ingest.Cli.Triggering";

    private static readonly string[] SpeakSql = ["Storage", "TrrDatabase"];

    private static readonly (Type Type, HashSet<Type> Used)[] Uses =
    [
        .. Folders.Program.GetTypes().Select(type => (type, TypeUses.Of(type))),
    ];

    [Fact]
    public void Every_folder_uses_only_what_it_may()
    {
        var broken =
            from use in Uses
            let folder = Folders.Of(use.Type)
            where folder is not null and not Folders.Hosting
            from used in use.Used
            let other = Folders.Of(used)
            where
                other is not null
                && other != folder
                && other != Folders.Diagnostics
                && !Folders.MayUse[folder].Contains(other)
            select $"{folder}: {use.Type.FullName} uses {used.FullName}";

        broken.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_stands_in_the_table() =>
        Uses.Select(use => Folders.Of(use.Type))
            .Where(folder => folder is not null and not Folders.Hosting)
            .Distinct()
            .ShouldBeSubsetOf(Folders.MayUse.Keys);

    [Fact]
    public void Only_storage_speaks_sql()
    {
        var broken =
            from use in Uses
            where use.Used.Any(used => used.Assembly.GetName().Name == "Npgsql")
            let folder = Folders.Of(use.Type)
            where
                !SpeakSql.Contains(folder) && !SpaceOf(use.Type).StartsWith(EmbeddedPostgres, StringComparison.Ordinal)
            select use.Type.FullName;

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_client_speaks_http_to_the_backend() =>
        Uses.Where(use => Folders.Of(use.Type) is "Sync" or "Runs" or "Storage" or "Cli")
            .Where(use => !SpaceOf(use.Type).StartsWith(WorkersClient, StringComparison.Ordinal))
            .Where(use => use.Used.Any(used => used.Assembly == typeof(HttpMessageInvoker).Assembly))
            .Select(use => use.Type.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void Runs_start_by_one_door_only()
    {
        UsersOf(typeof(SyncPipeline)).ShouldBe([typeof(PipelineRunner)]);
        UsersOf(typeof(PipelineRunner))
            .ShouldBe([typeof(PartRunner), typeof(ForegroundRuns), typeof(RunServices)], ignoreOrder: true);
        UsersOf(typeof(PartRunner))
            .ShouldBe([typeof(RunWorker), typeof(ForegroundRuns), typeof(RunServices)], ignoreOrder: true);
        UsersOf(typeof(ForegroundRuns)).ShouldBe([typeof(RunDoor), typeof(RunServices)], ignoreOrder: true);
        UsersOf(typeof(NewRun))
            .Where(user => Folders.Of(user) != "Storage")
            .ShouldBe([typeof(RunDoor), typeof(ForegroundRuns), typeof(IRunStore)], ignoreOrder: true);
    }

    // A parked person keeps its own proof until the gate has judged; the gate hands people back whole.
    [Fact]
    public void Only_the_rule_and_what_obeys_it_hold_a_proof_of_emptiness() =>
        UsersOf(typeof(ProvenEmpty))
            .ShouldBe(
                [
                    typeof(FallbackRule),
                    typeof(PersonFetcher),
                    typeof(ParkedPerson),
                    typeof(Verdict),
                    typeof(TrrBackendClient),
                ],
                ignoreOrder: true
            );

    [Fact]
    public void Contracts_reference_nothing_but_the_framework() =>
        typeof(SyncReport).Assembly.GetReferencedAssemblies().Where(name => !IsFramework(name)).ShouldBeEmpty();

    // Program.cs names both only inside its one method, which is async besides.
    [Fact]
    public void The_walk_sees_into_the_code_of_methods()
    {
        var seen = Uses.Where(use => Folders.Of(use.Type) is null && SpaceOf(use.Type).Length == 0)
            .SelectMany(use => use.Used)
            .Select(Folders.Of)
            .ToHashSet();

        seen.ShouldContain("Cli");
        seen.ShouldContain(Folders.Hosting);
    }

    // A type's state machines and closures are its own.
    private static IEnumerable<Type> UsersOf(Type wanted) =>
        Uses.Where(use => use.Used.Contains(wanted))
            .Select(use => Outermost(use.Type))
            .Where(user => user != wanted)
            .Distinct();

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string SpaceOf(Type type) => (type.DeclaringType ?? type).Namespace ?? "";

    private static bool IsFramework(AssemblyName name) =>
        name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name is "System" or "netstandard";
}

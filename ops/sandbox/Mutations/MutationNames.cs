using System.Text.Json;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>The mutations by the names that HTTP and the command line know.</summary>
internal static class MutationNames
{
    public static IReadOnlyDictionary<string, BackendMutation> All { get; } =
        Enum.GetValues<BackendMutation>().ToDictionary(Of);

    public static string Of(BackendMutation mutation) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(mutation.ToString());
}

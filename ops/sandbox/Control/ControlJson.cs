using System.Text.Json.Serialization;
using Screenalytics.Sandbox.Faults;
using Screenalytics.Sandbox.Journal;
using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Sandbox.Control;

/// <summary>The JSON of the control endpoints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [
        typeof(SnakeCaseEnum<FaultKind>),
        typeof(SnakeCaseEnum<BackendEndpoint>),
        typeof(SnakeCaseEnum<BackendVersion>),
        typeof(SnakeCaseEnum<BackendMutation>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(SandboxInfo))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(FaultRule[]))]
[JsonSerializable(typeof(MutationRequest))]
[JsonSerializable(typeof(BackendMutation[]))]
[JsonSerializable(typeof(JournalEntry[]))]
[JsonSerializable(typeof(CastSpec))]
[JsonSerializable(typeof(GeneratedCast))]
[JsonSerializable(typeof(ExpectedImage))]
internal sealed partial class ControlJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>Source-generated JSON of runs and schedules: <c>snake_case</c>, enums as texts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never
)]
[JsonSerializable(typeof(RunPage<RunSummary>))]
[JsonSerializable(typeof(RunPage<PersonReport>))]
[JsonSerializable(typeof(RunPage<FaceBankImage>))]
[JsonSerializable(typeof(RunDetail))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(PersonReport))]
[JsonSerializable(typeof(PersonExplanation))]
[JsonSerializable(typeof(UndoReport))]
[JsonSerializable(typeof(SyncJob))]
[JsonSerializable(typeof(EpisodeJob))]
[JsonSerializable(typeof(RunTicket))]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(LogLevelChange))]
[JsonSerializable(typeof(LogLevelState))]
[JsonSerializable(typeof(SchedulePause))]
[JsonSerializable(typeof(ScheduleView))]
[JsonSerializable(typeof(IReadOnlyList<NodeView>))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleView>))]
[JsonSerializable(typeof(IReadOnlyList<TargetView>))]
[JsonSerializable(typeof(TargetEvent))]
[JsonSerializable(typeof(SyncReport))]
public sealed partial class RunsJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>The wire types of Contracts hold what the real backend was recorded to say, field by field.</summary>
public sealed class WireTypeTests
{
    [Fact]
    public void A_photo_is_what_was_recorded() => ShouldHold("/photos", TrrJson.Default.Photo);

    [Fact]
    public void A_member_of_an_episodes_cast_is_what_was_recorded() =>
        ShouldHold("/episodes/", TrrJson.Default.EpisodeCastMember);

    [Fact]
    public void A_member_of_a_seasons_cast_is_what_was_recorded() =>
        ShouldHold("/seasons/", TrrJson.Default.SeasonCastMember);

    [Fact]
    public void The_toggles_answer_is_what_was_recorded() =>
        ShouldHold("/facebank-seed", TrrJson.Default.SeedToggleAnswer);

    private static void ShouldHold<T>(string path, JsonTypeInfo<T> type)
    {
        var rows = RecordedExchange
            .All()
            .Where(exchange => exchange.Status == 200 && exchange.Path.Contains(path, StringComparison.Ordinal))
            .SelectMany(exchange =>
                exchange.Body.ValueKind == JsonValueKind.Array
                    ? exchange.Body.EnumerateArray().ToArray()
                    : [exchange.Body]
            )
            .ToList();

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            var read = JsonSerializer.SerializeToElement(row.Deserialize(type)!, type);
            foreach (var field in read.EnumerateObject())
            {
                JsonElement
                    .DeepEquals(field.Value, row.GetProperty(field.Name))
                    .ShouldBeTrue($"{field.Name}: {field.Value} was recorded in {row}");
            }
        }
    }
}

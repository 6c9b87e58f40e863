using System.Text;
using Microsoft.AspNetCore.Http;
using Screenalytics.Ingest.Console.Gallery;

namespace Screenalytics.Ingest.Tests.Console.Gallery;

public sealed class ToggleBodyTests
{
    [Theory]
    [InlineData("""{"facebank_seed":true}""", true)]
    [InlineData("""{ "zzz": [1], "facebank_seed": false }""", false)]
    [InlineData("""{"facebank_seed":"true"}""", null)]
    [InlineData("""{"facebank_seed":1}""", null)]
    [InlineData("""{"facebank_seed":null}""", null)]
    [InlineData("""{"facebank_seed":true,"facebank_seed":false}""", null)]
    [InlineData("""{"Facebank_Seed":true}""", null)]
    [InlineData("{}", null)]
    [InlineData("[true]", null)]
    [InlineData("true", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public async Task Only_a_boolean_of_that_name_is_a_flag(string body, bool? flag) =>
        (await ReadAsync(body, "application/json; charset=utf-8")).ShouldBe(flag);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    public async Task Another_content_type_is_no_flag(string? type) =>
        (await ReadAsync("""{"facebank_seed":true}""", type)).ShouldBeNull();

    [Fact]
    public async Task More_than_a_few_letters_are_no_flag() =>
        (
            await ReadAsync($$"""{"facebank_seed":true,"x":"{{new string('x', 5000)}}"}""", "application/json")
        ).ShouldBeNull();

    private static async Task<bool?> ReadAsync(string body, string? type)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var context = new DefaultHttpContext();
        (context.Request.Body, context.Request.ContentType) = (content, type);
        return await ToggleBody.ReadAsync(context.Request, TestContext.Current.CancellationToken);
    }
}

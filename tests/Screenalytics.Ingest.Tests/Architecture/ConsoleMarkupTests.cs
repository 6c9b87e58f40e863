using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.Tests.Architecture;

/// <summary>Holds what the console's Content-Security-Policy asks of its pages: nothing inline, nothing from elsewhere.</summary>
public sealed partial class ConsoleMarkupTests
{
    private const int MostLines = 350;

    private static readonly string Console = Path.GetDirectoryName(
        ReadmeTests.Find(Path.Combine("src", "Screenalytics.Ingest", "Console", "_Imports.razor"))
    )!;

    public static TheoryData<string> Files =>
        [
            .. new[] { "*.razor", "*.css", "*.js", "*.svg" }
                .SelectMany(kind => Directory.EnumerateFiles(Console, kind, SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Console, file)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_inline(string file) =>
        Inline().Matches(Text(file)).Select(match => match.Value).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_from_elsewhere(string file) =>
        Elsewhere()
            .Matches(Text(file))
            .Select(match => match.Value)
            .Where(address => !address.StartsWith("http://www.w3.org/", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void None_is_longer_than_one_can_keep_in_mind(string file) =>
        Text(file).AsSpan().Count('\n').ShouldBeLessThanOrEqualTo(MostLines, file);

    private static string Text(string file) => File.ReadAllText(Path.Combine(Console, file));

    [GeneratedRegex("""\s(style|on[a-z]+)="|javascript:|<style|<script(?![^>]*\ssrc=)|eval\(|setAttribute\('style'""")]
    private static partial Regex Inline();

    [GeneratedRegex("""(https?:)//[a-z0-9][^\s"')]*""")]
    private static partial Regex Elsewhere();
}

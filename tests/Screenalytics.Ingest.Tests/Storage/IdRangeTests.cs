using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class IdRangeTests
{
    [Theory]
    [InlineData("", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("A", "a0000000-0000-0000-0000-000000000000", "afffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("0123abcd", "0123abcd-0000-0000-0000-000000000000", "0123abcd-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("0123abcd-", "0123abcd-0000-0000-0000-000000000000", "0123abcd-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("0123abcd-4", "0123abcd-4000-0000-0000-000000000000", "0123abcd-4fff-ffff-ffff-ffffffffffff")]
    [InlineData("0123abcd4", "0123abcd-4000-0000-0000-000000000000", "0123abcd-4fff-ffff-ffff-ffffffffffff")]
    [InlineData(
        "0123abcd-4567-89ab-cdef-0123456789ab",
        "0123abcd-4567-89ab-cdef-0123456789ab",
        "0123abcd-4567-89ab-cdef-0123456789ab"
    )]
    public void A_beginning_is_a_range(string prefix, string first, string last) =>
        IdRange.Of(prefix).ShouldBe(new IdRange(Guid.Parse(first), Guid.Parse(last)));

    [Theory]
    [InlineData("-")]
    [InlineData("g")]
    [InlineData("01-23")]
    [InlineData("0123abcd4-")]
    [InlineData("0123abcd--")]
    [InlineData(" 0")]
    [InlineData("0123abcd-4567-89ab-cdef-0123456789ab0")]
    [InlineData("0123abcd456789abcdef0123456789ab0")]
    [InlineData("\u0661")]
    public void No_id_begins_like_that(string prefix) => IdRange.Of(prefix).ShouldBeNull();
}

using System.Net.Sockets;
using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class DatabaseFaultsTests
{
    private static readonly DatabaseUrl Url = DatabaseUrl.Parse("postgres://me:hunter2@db.test/faces");

    [Theory]
    [InlineData("40001", "Conflict")]
    [InlineData("40P01", "Conflict")]
    [InlineData("57P01", "Away")]
    [InlineData("57P02", "Away")]
    [InlineData("57P03", "Away")]
    [InlineData("53300", "Away")]
    [InlineData("08006", "Away")]
    [InlineData("08P01", "Away")]
    [InlineData("55P03", "Away")]
    [InlineData("25P03", "Away")]
    [InlineData("23503", "Data")]
    [InlineData("23514", "Data")]
    [InlineData("22021", "Data")]
    [InlineData("54000", "Data")]
    [InlineData("P0001", "Data")]
    [InlineData("42P01", "NotReady")]
    [InlineData("42501", "NotReady")]
    [InlineData("42P10", "NotReady")]
    [InlineData("3D000", "NotReady")]
    [InlineData("25006", "NotReady")]
    [InlineData("28P01", "Unauthorized")]
    [InlineData("28000", "Unauthorized")]
    [InlineData("SI001", "Fenced")]
    [InlineData("XX000", "Error")]
    [InlineData("", "Error")]
    public void SqlStates_are_classified(string sqlState, string expected) =>
        DatabaseFaults.Classify(Refused(sqlState)).ToString().ShouldBe(expected);

    [Fact]
    public void Broken_connections_are_away()
    {
        DatabaseFaults.Classify(new NpgsqlException("x", new SocketException())).ShouldBe(DatabaseFault.Away);
        DatabaseFaults.Classify(new NpgsqlException("x", new EndOfStreamException())).ShouldBe(DatabaseFault.Away);
        DatabaseFaults.Classify(new NpgsqlException("x", new TimeoutException())).ShouldBe(DatabaseFault.Away);
        DatabaseFaults.Classify(new InvalidOperationException("x")).ShouldBe(DatabaseFault.Error);
    }

    [Theory]
    [InlineData("screenalytics_ingest", "Conflict")]
    [InlineData("screenalytics", "Data")]
    public void A_key_of_our_own_books_is_met_by_an_earlier_attempt_alone(string schema, string expected) =>
        DatabaseFaults
            .Classify(new PostgresException("what", "ERROR", "ERROR", "23505", schemaName: schema))
            .ToString()
            .ShouldBe(expected);

    [Theory]
    [InlineData("57P03", FailureCode.DatabaseUnavailable)]
    [InlineData("28P01", FailureCode.DatabaseUnauthorized)]
    [InlineData("42P01", FailureCode.DatabaseNotReady)]
    [InlineData("SI001", FailureCode.TakenOver)]
    [InlineData("XX000", FailureCode.DatabaseError)]
    public void A_stop_names_the_place_and_no_password(string sqlState, FailureCode expected)
    {
        var stop = DatabaseFaults.Stop(Refused(sqlState), Url);

        stop.Code.ShouldBe(expected);
        stop.Message.ShouldContain("database 'faces' at db.test:5432, user 'me'");
        stop.Message.ShouldContain(sqlState);
        stop.Message.ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_database_that_is_not_there_is_created_or_renamed_not_checked() =>
        DatabaseFaults.Stop(Refused("3D000"), Url).Message.ShouldEndWith("Create it, or correct the name in DB_URL.");

    [Fact]
    public void None_of_several_hosts_is_away_and_says_why_once()
    {
        var one = new NpgsqlException("Name not known", new SocketException());
        var all = new NpgsqlException("Check inner exception for more details", new AggregateException(one, one));

        DatabaseFaults.Classify(all).ShouldBe(DatabaseFault.Away);
        DatabaseFaults.Describe(all).ShouldStartWith("No host will do. Name not known.");
        DatabaseFaults.Describe(all).ShouldNotContain("inner exception");
    }

    [Fact]
    public void What_is_wrong_with_the_connection_itself_has_a_way_out() =>
        DatabaseFaults.Stop(new NpgsqlException("No password"), Url).Message.ShouldContain("in DB_URL.");

    private static PostgresException Refused(string sqlState) => new("what happened", "ERROR", "ERROR", sqlState);
}

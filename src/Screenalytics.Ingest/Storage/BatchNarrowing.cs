using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Storage;

/// <summary>
/// Files a batch in which the database refuses somebody: halves it by savepoints until the refused stand alone, records
/// their failure, and lets everybody else through.
/// </summary>
internal sealed class BatchNarrowing(BatchWriter writer, Batch batch, NpgsqlTransaction transaction, Redactor redactor)
{
    private const string Savepoint = "part";
    private bool _limited;

    /// <summary>Files these people, one by one only where it must be.</summary>
    public async Task FileAsync(ReadOnlyMemory<BatchPerson> people)
    {
        if (!_limited)
        {
            // A constraint that is checked only at COMMIT could not be put down to anybody.
            await ExecuteAsync("SET CONSTRAINTS ALL IMMEDIATE");
        }

        await transaction.SaveAsync(Savepoint);
        try
        {
            await writer.WriteAsync(transaction, batch, people, first: !_limited, careful: true);
            _limited = true;
            await transaction.ReleaseAsync(Savepoint);
        }
        catch (PostgresException e) when (DatabaseFaults.Classify(e) == DatabaseFault.Data)
        {
            await transaction.RollbackAsync(Savepoint);
            await transaction.ReleaseAsync(Savepoint);
            if (people.Length > 1)
            {
                await FileAsync(people[..(people.Length / 2)]);
                await FileAsync(people[(people.Length / 2)..]);
            }
            else
            {
                await RefuseAsync(people.Span[0], e);
            }
        }
    }

    private async Task RefuseAsync(BatchPerson person, PostgresException exception)
    {
        var failure =
            exception.SqlState == PostgresErrorCodes.ForeignKeyViolation
                ? FailureCode.PersonUnknown
                : FailureCode.ImageRejected;
        var detail = StoredText.Of(redactor.Redact(Detail(exception)));
        await writer.WriteRefusedAsync(transaction, BatchRows.OfRefused(person, failure, detail), first: !_limited);
        _limited = true;
        batch.Refused(person, failure, detail);
    }

    private static string Detail(PostgresException exception) =>
        exception.ConstraintName is { Length: > 0 } constraint
            ? $"{DatabaseFaults.Describe(exception)}, constraint {constraint}"
            : DatabaseFaults.Describe(exception);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        await command.ExecuteNonQueryAsync();
    }
}

namespace Screenalytics.Sandbox.Http;

/// <summary>What answers the requests of one kind.</summary>
internal interface IEndpoint
{
    /// <summary>Reads the path and the query into the exchange.</summary>
    void Parse(Exchange exchange);

    /// <summary>Answers.</summary>
    ValueTask<Answer> AnswerAsync(Exchange exchange);
}

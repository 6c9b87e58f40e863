using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>An endpoint that answers late, or in another form, as the mutations have it.</summary>
internal sealed class MutatedEndpoint(IEndpoint endpoint, MutationBook mutations, TimeProvider time) : IEndpoint
{
    public void Parse(Exchange exchange) => endpoint.Parse(exchange);

    public ValueTask<Answer> AnswerAsync(Exchange exchange) =>
        mutations.Any ? MutatedAsync(exchange) : endpoint.AnswerAsync(exchange);

    private async ValueTask<Answer> MutatedAsync(Exchange exchange)
    {
        foreach (var delay in mutations.At(mutation => mutation.Delay))
        {
            await exchange.WaitAsync(delay(exchange), time);
        }

        var answer = await endpoint.AnswerAsync(exchange);
        foreach (var change in mutations.At(mutation => mutation.Answer))
        {
            answer = change(exchange, answer);
        }

        return answer;
    }
}

using Screenalytics.Sandbox.Flags;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>The toggle, with what the mutations do though it refuses.</summary>
internal sealed class MutatedToggle(ToggleEndpoint toggle, ISeedFlags flags, MutationBook mutations) : IEndpoint
{
    public void Parse(Exchange exchange) => toggle.Parse(exchange);

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        var answer = await toggle.AnswerAsync(exchange);
        if (answer.Status is 401 or 403)
        {
            foreach (var also in mutations.At(mutation => mutation.Refused))
            {
                await also(exchange, flags);
            }
        }

        return answer;
    }
}

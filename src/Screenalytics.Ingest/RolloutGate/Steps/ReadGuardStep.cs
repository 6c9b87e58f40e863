using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the reads are answered to our credential, and to nobody else.</summary>
internal sealed class ReadGuardStep : IGateStep
{
    private const string Challenge = "WWW-Authenticate";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "read_guard",
            "The backend's reads take our credential and nobody else's",
            "Reads a person's photos without a token and with a wrong one, which both have to be answered 401, and with the configured credential, which has to be answered 200.",
            [3]
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        var person = GalleryLook.PeopleOf(gate).FirstOrDefault(Guid.NewGuid());
        record.Uses("person", person.ToString());
        var reads = new PhotoReads(gate, record);
        Refused("no_token", "without a token", await SendAsync(null));
        Refused("wrong_token", "with a wrong token", await SendAsync(GateSecrets.WrongToken()));
        var answer = await SendAsync(gate.Client.Reads);
        record.Expect(
            answer.Status == 200,
            "credential",
            "A read with the configured credential is answered 200",
            answer.Status switch
            {
                200 => AnswerWords.Of(answer),
                401 => $"{AnswerWords.Of(answer)}: {CredentialOf(gate)} is not what this backend takes",
                403 => $"{AnswerWords.Of(answer)}: this backend knows {CredentialOf(gate)}, and lets it read nothing",
                > 200 and < 300 => $"{AnswerWords.Of(answer)}: a wrong status, which a sync takes for no answer",
                _ => AnswerWords.WithMeaning(answer, Party.Backend),
            },
            $"Set {CredentialOf(gate)} to what the backend was deployed with, and TRR_API_URL to the backend"
        );
        AnswerTimes.Judge(gate, record);

        Task<RawAnswer> SendAsync(RawSecret? credential) =>
            gate.Client.SendAsync(reads.Of(person, seedOnly: true, 0, credential), record, cancellationToken);

        void Refused(string id, string how, RawAnswer refusal) =>
            record.Expect(
                refusal.Status == 401 && refusal.Headers.ContainsKey(Challenge),
                id,
                $"A read {how} is answered 401 with {Challenge}",
                refusal switch
                {
                    { Status: 401 } when refusal.Headers.TryGetValue(Challenge, out var scheme) =>
                        $"{AnswerWords.Of(refusal)}, {Challenge}: {scheme}",
                    { Status: 401 } => $"{AnswerWords.Of(refusal)}, but without {Challenge}",
                    { Status: >= 200 and < 300 } =>
                        $"{AnswerWords.Of(refusal)}: the reads' guard is open, whoever asks {how} gets people's photos",
                    _ => AnswerWords.WithMeaning(refusal, Party.Backend),
                },
                "See that the backend was deployed with its service token and that nothing before it answers in its place"
            );
    }

    private static string CredentialOf(GateContext gate) =>
        gate.Backend.Auth == TrrAuthModes.InternalJwt || string.IsNullOrEmpty(gate.Backend.ServiceToken)
            ? $"the token signed with {GateSecrets.SharedSecretSetting}"
            : GateSecrets.ReadsSetting;
}

using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>What each mutation changes of all that <see cref="MutationProbe"/> asks for; the slow ones are not among them.</summary>
internal static class MutationEffects
{
    public const string Table = """
        GuardOpenWithoutSecret: guard: no secret
        GuardTakesAnySecret: guard: wrong secret
        GuardRefusesSecret: toggle: on; toggle: on, flags; toggle: on, seeds; toggle: off; toggle: off again; toggle: unknown link; toggle: foreign link; toggle: other kind; toggle: no field; app: unknown link; app: on; app: on, flags; app: off
        GuardOpenToAnonymous: guard: unknown; guard: unknown, flags; guard: no token
        GuardTakesAnyToken: guard: garbage; guard: badly signed
        GuardSkipsSignature: guard: badly signed
        GuardTakesServiceToken: guard: service token
        GuardOpenToUnlisted: guard: stranger
        ForbiddenIs401: guard: no secret; guard: wrong secret; guard: stranger
        ForbiddenIs404: guard: no secret; guard: wrong secret; guard: stranger
        UnauthorizedIs403: guard: unknown; guard: no token; guard: garbage; guard: badly signed; guard: service token
        RefusalWrites: guard: unknown, flags
        ReadsNeedNoToken: read: no token
        ReadsTakeAnyToken: read: wrong token
        ReadsRefuseWith403: read: no token; read: wrong token
        FilterIgnored: seeds; toggle: on, seeds; toggle: off, seeds
        FilterInverted: seeds; toggle: on, seeds; toggle: off, seeds
        FilterMissesRow: seeds; toggle: on, seeds
        FilterAddsRow: seeds; toggle: on, seeds; toggle: off, seeds
        SeedsAlwaysEmpty: seeds; toggle: on, seeds
        FallbackLacksSeeds: all
        FallbackOnlySeeds: all
        FallbackLacksRow: all
        FallbackCutAtTwo: all
        OrderReversed: all
        OrderSwapped: all
        PrimaryNotFirst: all
        OrderUnstable: all
        OtherPersonsRows: seeds; all; none; toggle: on, seeds; toggle: off, seeds
        ForeignRowMixedIn: seeds; all; none; toggle: on, seeds; toggle: off, seeds
        RowsDoubled: seeds; all; toggle: on, seeds
        ServedUrlEscaped: seeds; all; toggle: on, seeds
        ServedUrlChanged: seeds; all; toggle: on, seeds
        ServedUrlNull: seeds; all; toggle: on, seeds
        IsPrimaryWrong: seeds; all; toggle: on, seeds
        KindMissing: seeds; all; toggle: on, seeds
        KindWrong: seeds; all; toggle: on, seeds
        SizesSwapped: seeds; all; toggle: on, seeds
        EmptyForEverybody: seeds; all; toggle: on, seeds
        ReadsAnswer201: seeds; all; none; cast; toggle: on, seeds; toggle: off, seeds
        ReadsAnswer203: seeds; all; none; cast; toggle: on, seeds; toggle: off, seeds
        ReadsAnswer206: seeds; all; none; cast; toggle: on, seeds; toggle: off, seeds
        RowsInObject: seeds; all; none; cast; toggle: on, seeds; toggle: off, seeds
        ToggleLies: toggle: on, flags; toggle: on, seeds; app: on, flags
        ToggleWritesOpposite: toggle: on, flags; toggle: on, seeds; toggle: off, flags; toggle: off, seeds; toggle: off again, flags; app: on, flags; app: off, flags
        ToggleFlips: toggle: off again, flags; app: on, flags; app: off, flags
        ToggleOnIgnored: toggle: on, flags; toggle: on, seeds; app: on, flags
        ToggleOffIgnored: toggle: off, flags; toggle: off, seeds; toggle: off again, flags; app: off, flags
        ToggleWorksOnce: toggle: off, flags; toggle: off, seeds; toggle: off again, flags; app: off, flags
        ToggleSetsAll: toggle: on, flags; toggle: on, seeds; app: on, flags
        ToggleSetsAnotherLink: toggle: on, flags; toggle: on, seeds; app: on, flags
        ToggleSeenLate: toggle: off, seeds
        ToggleAnswersOpposite: toggle: on; toggle: off; toggle: off again; app: on; app: off
        ToggleAnswersOtherLink: toggle: on; toggle: off; toggle: off again; app: on; app: off
        ToggleAnswersOtherPerson: toggle: on; toggle: off; toggle: off again; app: on; app: off
        ToggleAnswers204: toggle: on; toggle: off; toggle: off again; app: on; app: off
        UnknownLinkTaken: toggle: unknown link; app: unknown link
        ForeignLinkTaken: toggle: foreign link
        OtherKindTaken: toggle: other kind
        MissingFieldTaken: toggle: no field
        AppOpenToStrangers: app: no token
        AppOpenToUnlisted: app: stranger
        AppRefusesAdmins: app: no boolean; app: unknown link; app: on; app: on, flags; app: off
        AppTakesNoBoolean: app: no boolean
        AppForwardsNothing: app: unknown link; app: on, flags
        AppPassesWrongValue: app: on, flags; app: off, flags
        AppHasWrongSecret: app: unknown link; app: on; app: on, flags; app: off
        AppHidesErrors: app: unknown link
        AppLeaksSecretInHeader: app: no token; app: stranger; app: no boolean; app: unknown link; app: on; app: off
        AppLeaksSecretInError: app: no token; app: stranger; app: no boolean; app: unknown link
        CorsAllowsPatch: preflight
        """;

    /// <summary>The answers that differ, by mutation.</summary>
    public static IReadOnlyDictionary<BackendMutation, string> All { get; } =
        Table
            .Split('\n')
            .Select(line => line.Split(": ", 2))
            .ToDictionary(line => Enum.Parse<BackendMutation>(line[0]), line => line[1]);
}

using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>By which step each mutation is found first, and with which words of the cause.</summary>
internal static class GateMutationVerdicts
{
    // The slow ones first: the others are looked at meanwhile.
    private const string Table = """
        SlowReads: read_guard: answers are slow
        SlowToggle: toggle_guard: answers are slow
        GuardOpenWithoutSecret: toggle_guard: the guard is open, the service role without the secret may toggle
        GuardTakesAnySecret: toggle_guard: the guard is open, the service role with a wrong secret may toggle
        GuardRefusesSecret: toggle_guard: TRR_INTERNAL_ADMIN_SHARED_SECRET is not this backend's
        GuardOpenToAnonymous: toggle_guard: the guard is open, a caller without a token may toggle
        GuardTakesAnyToken: toggle_guard: the guard is open, a token of random letters
        GuardSkipsSignature: toggle_guard: the guard is open, a service role's token signed with a key of random letters
        GuardTakesServiceToken: toggle_guard: the guard is open, the reads' static token
        GuardOpenToUnlisted: toggle_guard: the guard is open, a user who is not on the list
        ForbiddenIs401: toggle_guard: a wrong status, since the token itself is good
        ForbiddenIs404: toggle_guard: refused, but with a wrong status
        UnauthorizedIs403: toggle_guard: refused, but with a wrong status
        RefusalWrites: toggle: the backend writes before it looks who asks
        ReadsNeedNoToken: read_guard: whoever asks without a token gets
        ReadsTakeAnyToken: read_guard: whoever asks with a wrong token gets
        ReadsRefuseWith403: read_guard: 403 (Authorization required)
        FilterIgnored: filter: the filter is ignored
        FilterInverted: filter: the filter is inverted
        FilterMissesRow: filter: the filter drops flagged photos
        FilterAddsRow: filter: the filter lets others through
        SeedsAlwaysEmpty: filter: [] though TRR's database has 3 flagged photos
        FallbackLacksSeeds: filter: seed_only=false leaves the flagged ones out
        FallbackOnlySeeds: filter: seed_only=false: 3 rows, and TRR's database has 4 photos
        FallbackLacksRow: filter: 1 photos of TRR's database are missing
        FallbackCutAtTwo: filter: 2 photos of TRR's database are missing
        OrderReversed: filter: the order is reversed
        OrderSwapped: filter: the backend does not keep to positions
        PrimaryNotFirst: filter: primary photos are not first
        OrderUnstable: filter: the order is reversed
        OtherPersonsRows: filter: no photos of this person
        ForeignRowMixedIn: filter: another person's rows
        RowsDoubled: filter: rows are doubled
        ServedUrlEscaped: filter: served_url is changed
        ServedUrlChanged: filter: served_url is changed
        ServedUrlNull: filter: have no served_url
        IsPrimaryWrong: filter: is_primary is not what
        KindMissing: filter: kind is missing
        KindWrong: filter: kind is not what
        SizesSwapped: filter: height, width is not what
        EmptyForEverybody: filter: a sick backend answers so
        ReadsAnswer201: read_guard: 201: a wrong status
        ReadsAnswer203: read_guard: 203: a wrong status
        ReadsAnswer206: read_guard: 206: a wrong status
        RowsInObject: filter: The body is not an array
        ToggleLies: toggle: the toggle lies
        ToggleWritesOpposite: toggle_guard: the backend writes something else than the flag that it was asked for
        ToggleFlips: toggle: the toggle turns the flag around
        ToggleOnIgnored: toggle: is still false: the toggle lies
        ToggleOffIgnored: toggle: is still true: the toggle lies
        ToggleWorksOnce: toggle: the toggle lies
        ToggleSetsAll: toggle_guard: the backend writes something else than the flag that it was asked for
        ToggleSetsAnotherLink: toggle_guard: the backend writes something else than the flag that it was asked for
        ToggleSeenLate: toggle: the read is stale
        ToggleAnswersOpposite: toggle_guard: the opposite of what was asked for
        ToggleAnswersOtherLink: toggle_guard: which is not what was asked for
        ToggleAnswersOtherPerson: toggle_guard: with person_id
        ToggleAnswers204: toggle_guard: 204: TRR-Backend
        UnknownLinkTaken: toggle_errors: accepts what it has to refuse with 404
        ForeignLinkTaken: toggle_errors: accepts what it has to refuse with 409
        OtherKindTaken: toggle_errors: accepts what it has to refuse with 409
        MissingFieldTaken: toggle_errors: accepts what it has to refuse with 422
        AppOpenToStrangers: proxy: the app's guard is open
        AppOpenToUnlisted: proxy: the app's guard is open
        AppRefusesAdmins: proxy: on its list of admins
        AppTakesNoBoolean: proxy: takes what is no boolean
        AppForwardsNothing: proxy: the app asks no backend
        AppPassesWrongValue: proxy: asks for something else
        AppHasWrongSecret: proxy: its shared secret is not the backend's
        AppHidesErrors: proxy: the app hides the backend's errors
        AppLeaksSecretInHeader: proxy: gives away TRR_INTERNAL_ADMIN_SHARED_SECRET in a header
        AppLeaksSecretInError: proxy: gives away TRR_INTERNAL_ADMIN_SHARED_SECRET in the body
        CorsAllowsPatch: proxy: browsers may toggle past the app's proxy
        """;

    /// <summary>The mutations in order, each with its step and its words.</summary>
    public static IReadOnlyList<(BackendMutation Mutation, string Step, string Cause)> All { get; } =
    [
        .. Table
            .Split('\n')
            .Select(line => line.Split(": ", 3))
            .Select(line => (Enum.Parse<BackendMutation>(line[0]), line[1], line[2])),
    ];
}

namespace Screenalytics.Sandbox.Mutations;

/// <summary>A way in which a backend, or the app before it, is wrong though it answers cleanly.</summary>
public enum BackendMutation
{
    /// <summary>Toggle guard: the service role gets in without the secret.</summary>
    GuardOpenWithoutSecret,

    /// <summary>Toggle guard: any secret will do.</summary>
    GuardTakesAnySecret,

    /// <summary>Toggle guard: the right secret is refused.</summary>
    GuardRefusesSecret,

    /// <summary>Toggle guard: a caller without a token gets in.</summary>
    GuardOpenToAnonymous,

    /// <summary>Toggle guard: with the right secret, any token will do.</summary>
    GuardTakesAnyToken,

    /// <summary>Toggle guard: tokens' signatures are not checked.</summary>
    GuardSkipsSignature,

    /// <summary>Toggle guard: the reads' service token gets in.</summary>
    GuardTakesServiceToken,

    /// <summary>Toggle guard: any user who is signed in gets in.</summary>
    GuardOpenToUnlisted,

    /// <summary>Toggle guard: refuses with 401 where 403 belongs.</summary>
    ForbiddenIs401,

    /// <summary>Toggle guard: refuses with 404 where 403 belongs.</summary>
    ForbiddenIs404,

    /// <summary>Toggle guard: refuses with 403 where 401 belongs.</summary>
    UnauthorizedIs403,

    /// <summary>Toggle guard: writes before it looks who asks.</summary>
    RefusalWrites,

    /// <summary>Reads: no token is needed.</summary>
    ReadsNeedNoToken,

    /// <summary>Reads: any token will do.</summary>
    ReadsTakeAnyToken,

    /// <summary>Reads: refuse with 403 where 401 belongs.</summary>
    ReadsRefuseWith403,

    /// <summary>Photos: <c>seed_only=true</c> answers all rows.</summary>
    FilterIgnored,

    /// <summary>Photos: <c>seed_only=true</c> answers those that are not flagged.</summary>
    FilterInverted,

    /// <summary>Photos: <c>seed_only=true</c> lacks the last flagged row.</summary>
    FilterMissesRow,

    /// <summary>Photos: <c>seed_only=true</c> answers one row that is not flagged besides.</summary>
    FilterAddsRow,

    /// <summary>Photos: <c>seed_only=true</c> answers nothing, whoever is asked for.</summary>
    SeedsAlwaysEmpty,

    /// <summary>Photos: <c>seed_only=false</c> lacks the flagged rows.</summary>
    FallbackLacksSeeds,

    /// <summary>Photos: <c>seed_only=false</c> answers the flagged rows only.</summary>
    FallbackOnlySeeds,

    /// <summary>Photos: <c>seed_only=false</c> lacks its last row.</summary>
    FallbackLacksRow,

    /// <summary>Photos: <c>seed_only=false</c> answers two rows at most, whatever the limit.</summary>
    FallbackCutAtTwo,

    /// <summary>Photos: last rows first.</summary>
    OrderReversed,

    /// <summary>Photos: the last two rows change places.</summary>
    OrderSwapped,

    /// <summary>Photos: the first row, a primary one as a rule, comes last.</summary>
    PrimaryNotFirst,

    /// <summary>Photos: every second answer is turned around.</summary>
    OrderUnstable,

    /// <summary>Photos: another person's rows.</summary>
    OtherPersonsRows,

    /// <summary>Photos: one row of another person besides.</summary>
    ForeignRowMixedIn,

    /// <summary>Photos: every row twice.</summary>
    RowsDoubled,

    /// <summary>Photos: URLs with their path escaped.</summary>
    ServedUrlEscaped,

    /// <summary>Photos: URLs with a parameter more than TRR's database has.</summary>
    ServedUrlChanged,

    /// <summary>Photos: no row has a URL.</summary>
    ServedUrlNull,

    /// <summary>Photos: <c>is_primary</c> is the opposite of the truth.</summary>
    IsPrimaryWrong,

    /// <summary>Photos: <c>kind</c> is missing.</summary>
    KindMissing,

    /// <summary>Photos: <c>kind</c> is another one.</summary>
    KindWrong,

    /// <summary>Photos: width and height change places.</summary>
    SizesSwapped,

    /// <summary>Photos: <c>[]</c> for everybody, as a sick backend has it.</summary>
    EmptyForEverybody,

    /// <summary>Reads: 201 in place of 200.</summary>
    ReadsAnswer201,

    /// <summary>Reads: 203 in place of 200.</summary>
    ReadsAnswer203,

    /// <summary>Reads: 206 in place of 200.</summary>
    ReadsAnswer206,

    /// <summary>Reads: the rows stand inside a JSON object.</summary>
    RowsInObject,

    /// <summary>Reads: take too long.</summary>
    SlowReads,

    /// <summary>Toggle: takes too long.</summary>
    SlowToggle,

    /// <summary>Toggle: answers 200 and writes nothing.</summary>
    ToggleLies,

    /// <summary>Toggle: writes the opposite of what it answers.</summary>
    ToggleWritesOpposite,

    /// <summary>Toggle: turns the flag around, whatever was asked for.</summary>
    ToggleFlips,

    /// <summary>Toggle: setting a flag is answered, not done.</summary>
    ToggleOnIgnored,

    /// <summary>Toggle: clearing a flag is answered, not done.</summary>
    ToggleOffIgnored,

    /// <summary>Toggle: works for the first call only, and answers the others as if.</summary>
    ToggleWorksOnce,

    /// <summary>Toggle: sets or clears all of the person's links.</summary>
    ToggleSetsAll,

    /// <summary>Toggle: sets or clears another link of the person.</summary>
    ToggleSetsAnotherLink,

    /// <summary>Toggle: reads go on telling what they told first (a cache).</summary>
    ToggleSeenLate,

    /// <summary>Toggle: answers the opposite value.</summary>
    ToggleAnswersOpposite,

    /// <summary>Toggle: answers another link's id.</summary>
    ToggleAnswersOtherLink,

    /// <summary>Toggle: answers another person's id.</summary>
    ToggleAnswersOtherPerson,

    /// <summary>Toggle: 204 without a body in place of 200.</summary>
    ToggleAnswers204,

    /// <summary>Toggle: an unknown link is answered with 200.</summary>
    UnknownLinkTaken,

    /// <summary>Toggle: a link of another person is written, and answered with 200.</summary>
    ForeignLinkTaken,

    /// <summary>Toggle: a link of another kind is written, and answered with 200.</summary>
    OtherKindTaken,

    /// <summary>Toggle: a body without the field is answered with 200.</summary>
    MissingFieldTaken,

    /// <summary>App: a caller without a token gets through.</summary>
    AppOpenToStrangers,

    /// <summary>App: any user who is signed in gets through.</summary>
    AppOpenToUnlisted,

    /// <summary>App: admins are refused.</summary>
    AppRefusesAdmins,

    /// <summary>App: something that is no boolean is answered with 200.</summary>
    AppTakesNoBoolean,

    /// <summary>App: answers 200 and asks nobody.</summary>
    AppForwardsNothing,

    /// <summary>App: passes the opposite value on, and answers as if it were the right one.</summary>
    AppPassesWrongValue,

    /// <summary>App: its secret is not the backend's, which refuses it.</summary>
    AppHasWrongSecret,

    /// <summary>App: the backend's errors come with 200.</summary>
    AppHidesErrors,

    /// <summary>App: the internal secret stands in a header of its answers.</summary>
    AppLeaksSecretInHeader,

    /// <summary>App: the internal secret stands in its errors.</summary>
    AppLeaksSecretInError,

    /// <summary>CORS: a browser may send PATCH from any origin.</summary>
    CorsAllowsPatch,
}

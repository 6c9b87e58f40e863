namespace Screenalytics.Ingest.Console.Security;

/// <summary>Why a user's token does not tell who its bearer is.</summary>
internal enum TokenFault
{
    /// <summary>It is no token, or not signed by TRR with HS256.</summary>
    NotGenuine = 1,

    /// <summary>Its time is over.</summary>
    Expired = 2,

    /// <summary>Its time has not come.</summary>
    NotYetValid = 3,

    /// <summary>It never ends.</summary>
    Endless = 4,

    /// <summary>It is a service's, or names no email address.</summary>
    NotAUsers = 5,
}

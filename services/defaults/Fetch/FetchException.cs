namespace Wiredesk.Defaults.Fetch;

/// <summary>Why there was no answer.</summary>
public enum FetchFailure
{
    /// <summary>The address is none that is fetched: not http or https, with a password, or without a host.</summary>
    BadAddress,

    /// <summary>The address leads into a network that is not public, and <c>Fetch:AllowedNetworks</c> does not name it.</summary>
    Forbidden,

    /// <summary>The name has no address.</summary>
    NameNotFound,

    /// <summary>Nobody answers there, or the connection broke.</summary>
    Unreachable,

    /// <summary>The certificate or the encryption is not acceptable.</summary>
    Insecure,

    /// <summary>It took longer than it may.</summary>
    TooSlow,

    /// <summary>The answer, unpacked, or its headers are larger than they may be.</summary>
    TooLarge,

    /// <summary>More redirects than are followed, or one that leads nowhere.</summary>
    BadRedirect,

    /// <summary>What came back is no HTTP, or cannot be unpacked.</summary>
    BadResponse,
}

/// <summary>Something could not be fetched. The message may be shown to whoever gave the address: it tells nothing about the networks here.</summary>
public sealed class FetchException(FetchFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    public FetchFailure Failure { get; } = failure;
}

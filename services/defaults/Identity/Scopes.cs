namespace Wiredesk.Defaults.Identity;

/// <summary>What a key allows. Each is also the name of the authorisation policy that asks for it.</summary>
public static class Scopes
{
    /// <summary>Read the published API.</summary>
    public const string Read = "read";

    /// <summary>Send articles in.</summary>
    public const string Ingest = "ingest";

    /// <summary>Withdraw articles and change decisions.</summary>
    public const string Edit = "edit";

    /// <summary>Manage keys and everything else.</summary>
    public const string Admin = "admin";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Ingest, Edit, Admin];

    /// <summary>The claim that holds one scope.</summary>
    public const string Claim = "scope";
}

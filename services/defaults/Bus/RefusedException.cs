namespace Wiredesk.Defaults.Bus;

/// <summary>A message that can never work as it is: malformed, or refused by policy. It is not tried again but goes to quarantine with this reason.</summary>
/// <remarks>Every other exception may work later, and is retried.</remarks>
public sealed class RefusedException(string reason) : Exception(reason);

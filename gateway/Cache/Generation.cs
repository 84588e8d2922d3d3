using System.Globalization;

namespace Wiredesk.Gateway.Cache;

/// <summary>Counts the times at which everything that is kept became invalid.</summary>
public sealed class Generation
{
    private long _number;
    private string _current = "0";

    /// <summary>The present one, as part of the keys of what is kept.</summary>
    public string Current => Volatile.Read(ref _current);

    /// <summary>Makes everything that was kept so far, or is being fetched, invalid.</summary>
    public void End() => Volatile.Write(ref _current, Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture));
}

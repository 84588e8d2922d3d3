using System.Text;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>One line of a robots.txt: where it holds, and whether it lets in.</summary>
public sealed record RobotsRule(string Path, bool Allows);

/// <summary>What a robots.txt says to one crawler (RFC 9309), and what it says about mining.</summary>
/// <param name="Rules">The lines of all groups that name the crawler, else of those for everybody.</param>
/// <param name="TdmReserved">Its <c>Content-Signal</c> or <c>Content-Usage</c> about training: true when that is reserved, false when allowed; absent without a word.</param>
public sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules, bool? TdmReserved = null)
{
    /// <summary>RFC 9309, section 2.5: at least 500 KiB are to be read.</summary>
    public const int MostBytes = 512 * 1024;

    private const int MostRules = 10_000;

    // contentsignals.org, and the IETF's AI Preferences (draft-ietf-aipref-vocab) in their several editions.
    private static readonly string[] MiningWords = ["ai-train", "train-ai", "tdm", "ai", "genai"];

    /// <summary>Nothing is forbidden: there is no robots.txt (4xx).</summary>
    public static RobotsRules Everything { get; } = new([]);

    /// <summary>All is forbidden: the server cannot say (5xx, unreachable; section 2.3.1.4).</summary>
    public static RobotsRules Nothing { get; } = new([new RobotsRule("/", false)]);

    /// <summary>Reads a robots.txt for the crawler of this name. Takes anything; lines that it does not know say nothing.</summary>
    public static RobotsRules Read(string text, string name)
    {
        var (own, general) = (new Group(), new Group());
        var (current, inAgents) = (new List<Group>(), false);
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var content = line.IndexOf('#') is var comment and >= 0 ? line[..comment] : line;
            var colon = content.IndexOf(':');
            if (colon < 0)
                continue;
            var (key, value) = (content[..colon].Trim().ToString().ToLowerInvariant(), content[(colon + 1)..].Trim().ToString());
            if (key == "user-agent")
            {
                if (!inAgents)
                    current.Clear();
                inAgents = true;
                if (value == "*")
                    current.Add(general);
                else if (Token(value).Equals(name, StringComparison.OrdinalIgnoreCase))
                    current.Add(own.Named());
            }
            else
            {
                // Other records, such as Sitemap, are no part of a group and end none (section 2.2.4).
                inAgents &= key is not ("allow" or "disallow" or "content-signal" or "content-usage");
                foreach (var group in current)
                    group.Add(key, value);
            }
        }

        var found = own.IsNamed ? own : general;
        return new RobotsRules(found.Rules, found.TdmReserved);
    }

    /// <summary>Whether a page may be fetched: the longest path that matches decides, and of two alike the one that allows (section 2.2.2).</summary>
    public bool Allows(Uri url)
    {
        var path = Normal(url.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            if ((best is null || rule.Path.Length > best.Path.Length || (rule.Path.Length == best.Path.Length && rule.Allows)) && Matches(rule.Path, path))
                best = rule;
        }

        return best?.Allows ?? true;
    }

    /// <summary>Whether a path begins as the pattern says: <c>*</c> stands for any characters, <c>$</c> at its end for the path's end.</summary>
    internal static bool Matches(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        var at = 0;
        for (var n = 0; n < parts.Length; n++)
        {
            var isLast = n == parts.Length - 1;
            if (n == 0 ? !path.StartsWith(parts[0], StringComparison.Ordinal)
                : isLast && isWhole ? path.Length - at < parts[n].Length || !path.EndsWith(parts[n], StringComparison.Ordinal)
                : path.IndexOf(parts[n], at, StringComparison.Ordinal) < 0)
                return false;
            // The first place where a part fits leaves the most for the others.
            at = n == 0 ? parts[0].Length : isLast && isWhole ? path.Length : path.IndexOf(parts[n], at, StringComparison.Ordinal) + parts[n].Length;
        }

        return !isWhole || at == path.Length;
    }

    // Section 2.2.2: compared with the same characters escaped (those outside ASCII) and none escaped that need not be.
    internal static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var n = 0; n < path.Length; n++)
        {
            if (path[n] == '%' && n + 2 < path.Length && char.IsAsciiHexDigit(path[n + 1]) && char.IsAsciiHexDigit(path[n + 2]))
            {
                var character = (char)Convert.ToInt32(path.Substring(n + 1, 2), 16);
                normal.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~' ? character.ToString() : path.Substring(n, 3).ToUpperInvariant());
                n += 2;
            }
            else if (char.IsAscii(path[n]))
            {
                normal.Append(path[n]);
            }
            else
            {
                var isPair = char.IsHighSurrogate(path[n]) && n + 1 < path.Length && char.IsLowSurrogate(path[n + 1]);
                foreach (var octet in Encoding.UTF8.GetBytes(path.Substring(n, isPair ? 2 : 1)))
                    normal.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                n += isPair ? 1 : 0;
            }
        }

        return normal.ToString();
    }

    // "wiredesk/1.0" names wiredesk: a product token has letters, '_' and '-' only.
    private static string Token(string value) => new([.. value.TakeWhile(letter => char.IsAsciiLetter(letter) || letter is '_' or '-')]);

    private sealed class Group
    {
        public List<RobotsRule> Rules { get; } = [];

        public bool? TdmReserved { get; private set; }

        /// <summary>Whether the crawler's name stands over it: then it holds even if it is empty.</summary>
        public bool IsNamed { get; private set; }

        public Group Named()
        {
            IsNamed = true;
            return this;
        }

        public void Add(string key, string value)
        {
            if (key is "allow" or "disallow")
            {
                if (value.Length > 0 && Rules.Count < MostRules) // An empty Disallow forbids nothing.
                    Rules.Add(new RobotsRule(RobotsRules.Normal(value), key == "allow"));
            }
            else if (key is "content-signal" or "content-usage")
            {
                foreach (var signal in value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (signal.Split('=', 2) is [var word, var answer] && MiningWords.Contains(word.Trim().ToLowerInvariant()))
                        TdmReserved = TdmReserved == true || answer.Trim().StartsWith("n", StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }
}

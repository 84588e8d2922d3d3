using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Which of two copies leads: the one that the evidence shows to be earlier.</summary>
internal static class LeadRules
{
    // Clocks of publishers differ by some minutes.
    private static readonly TimeSpan Clocks = TimeSpan.FromMinutes(5);

    /// <summary>Why an article takes the lead from another; null when it does not.</summary>
    public static string? Prefer(Member member, Member lead)
    {
        if (member.First < lead.First)
            return "first"; // a revision of the article that led the group before
        var (isAgency, leadIsAgency) = (IsOwnAgency(member, lead), IsOwnAgency(lead, member));
        if (isAgency != leadIsAgency)
            return isAgency ? "agency" : null;
        return member.Source != lead.Source && lead.PublishedAt - member.PublishedAt > Clocks ? "published-earlier" : null;
    }

    /// <summary>Whether the source of one is the agency that either of them credits.</summary>
    private static bool IsOwnAgency(Member member, Member other) =>
        (member.Agency ?? other.Agency) is { } agency && AgencyCredit.IsAgency(member.Source, agency);
}

using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Entities;

public sealed class EntityFinderTests
{
    [Theory]
    [InlineData("CIA Director William Burns arrived.", "CIA:Organisation William Burns:Person", "CIA Director")]
    [InlineData("Officials met Kestrel Agency chief Bruno Valdarno.", "Kestrel Agency:Organisation Bruno Valdarno:Person", "Kestrel Agency chief")]
    [InlineData("Qatari Prime Minister Mohammed bin Abdulrahman Al-Thani spoke.", "Mohammed bin Abdulrahman Al-Thani:Person", "Qatari Prime Minister")]
    [InlineData("The group is led by Khalil al-Hayya.", "Khalil al-Hayya:Person", null)]
    [InlineData("Maria Fontaine, the French finance minister, resigned.", "Maria Fontaine:Person", "French finance minister")]
    [InlineData("It met South Sudanese Prime Minister Park Sung-min there.", "Park Sung-min:Person", "South Sudanese Prime Minister")]
    [InlineData("U.S. Senator el-Masri praised it.", "U.S.:Place el-Masri:Person", "U.S. Senator")]
    [InlineData("It heard Prime Minister Dupont-Vasseur speak.", "Dupont-Vasseur:Person", "Prime Minister")]
    [InlineData("It is led by Defence Minister Joost van den Berg.", "Joost van den Berg:Person", "Defence Minister")]
    [InlineData("White House envoy Steve Witkoff is there.", "White House:Organisation Steve Witkoff:Person", "White House envoy")]
    public void Find_TellsTheOfficeFromThePerson(string text, string names, string? role)
    {
        var found = EntityFinder.Find(text, "en");
        Assert.Equal(names, string.Join(' ', found.Select(entity => $"{entity.Text}:{entity.Type}")));
        Assert.Equal(role, found.Single(entity => entity.Type == EntityType.Person).Role);
    }

    [Theory]
    [InlineData("The US-led effort and the U.S.-backed plan failed.", "US U.S.")]
    [InlineData("They fled us in may.", "")]
    [InlineData("The Radio Sahel crew and the Channel 7 crew left Massawa.", "Radio Sahel Channel 7 Massawa")]
    [InlineData("The shares of Bank Morath fell sharply in Zurich.", "Bank Morath Zurich")]
    [InlineData("Yerevan Resumes Border Talks After Pause\nThe talks went on.", "Yerevan")]
    [InlineData("The Rwandan Shin Bet office and the Saudi NSS met.", "Shin Bet NSS")]
    [InlineData("The National Hurricane Center warned.", "National Hurricane Center")]
    [InlineData("Officials from Yemen, Oman and Jordan met. The actions of Jordan were discussed.", "Yemen Oman Jordan Jordan")]
    [InlineData("Turkish and Egyptian officials met.", "")]
    [InlineData("Diplomatic efforts continued on Tuesday.", "")]
    [InlineData("He lives in Tromsdal, Norway.", "Tromsdal Norway")]
    [InlineData("According to reporting from Kivanews, the talks failed.", "Kivanews")]
    public void Find_KeepsNamesAndLeavesOtherCapitals(string text, string names) =>
        Assert.Equal(names, string.Join(' ', EntityFinder.Find(text, "en").Select(entity => entity.Text)));

    [Fact]
    public void Find_LeavesTheWordsOfAHeadline()
    {
        var found = EntityFinder.Find("Israel and Qatar Hold Secret High-Level Talks in New York\nThe talks went on.", "en");
        Assert.Equal(["Israel", "Qatar", "New York"], found.Select(entity => entity.Text));
    }

    [Theory]
    [InlineData("The CRRD — the Coastal Relief and Rescue Directorate — sent boats. The CRRD paid.")]
    [InlineData("The Coastal Relief and Rescue Directorate (CRRD) sent boats. The CRRD paid.")]
    public void Find_LinksAnAcronymToItsName(string text)
    {
        var acronyms = EntityFinder.Find(text, "en").Where(entity => entity.Text == "CRRD").ToArray();
        Assert.Equal(2, acronyms.Length);
        Assert.All(acronyms, acronym => Assert.Equal((EntityType.Organisation, "Coastal Relief and Rescue Directorate"), (acronym.Type, acronym.Name)));
    }

    [Fact]
    public void Find_LinksAFamilyNameToTheFullName()
    {
        var found = EntityFinder.Find("Mossad chief David Barnea spoke. Later Barnea left. Jordan Pickering listened. Pickering slept.", "en");
        Assert.Equal(["David Barnea", "David Barnea"], found.Where(entity => entity.Text.Contains("Barnea", StringComparison.Ordinal)).Select(entity => entity.Name));
        Assert.Equal(["Jordan Pickering", "Jordan Pickering"], found.Where(entity => entity.Text.Contains("Pickering", StringComparison.Ordinal)).Select(entity => entity.Name));
    }

    [Fact]
    public void Find_KnowsAGroupByItsMembers()
    {
        var found = EntityFinder.Find("A truce with Tarvo fighters held. Officials met a Tarvo delegation on Monday. The disarmament of Tarvo is next.", "en");
        Assert.Equal(3, found.Count);
        Assert.All(found, entity => Assert.Equal(("Tarvo", EntityType.Organisation), (entity.Text, entity.Type)));
    }

    [Fact]
    public void Find_KeepsTheSmallWordsOfAFamilyName()
    {
        var found = EntityFinder.Find("Pieter van der Merwe found it. \"Nobody looked,\" van der Merwe said.", "en");
        Assert.Equal(["Pieter van der Merwe", "van der Merwe"], found.Select(entity => entity.Text));
        Assert.All(found, entity => Assert.Equal("Pieter van der Merwe", entity.Name));
    }

    [Theory]
    [InlineData("de", "Bundeskanzler Friedrich Merz reiste nach Kairo.", "Friedrich Merz Kairo")]
    [InlineData("de", "Der Autozulieferer Harlander AG streicht Stellen.", "Harlander AG")]
    [InlineData("fr", "La tempête Ciarda a touché la Bretagne.", "Bretagne")]
    [InlineData("fr", "Le président Emmanuel Macron est arrivé à Londres.", "Emmanuel Macron Londres")]
    [InlineData("es", "El presidente Pedro Sánchez viajó a Alemania.", "Pedro Sánchez Alemania")]
    public void Find_KnowsNamesInOtherLanguages(string language, string text, string names) =>
        Assert.Equal(names, string.Join(' ', EntityFinder.Find(text, language).Select(entity => entity.Text)));

    [Fact]
    public void Find_GivesOneNameToAllSpellings() =>
        Assert.Equal(["United States", "United States", "Germany"], EntityFinder.Find("Les États-Unis, les Etats-Unis et l'Allemagne.", "fr").Select(entity => entity.Name));
}

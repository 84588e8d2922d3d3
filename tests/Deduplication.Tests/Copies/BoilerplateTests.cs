using Wiredesk.Deduplication.Copies;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Tests.Copies;

public class BoilerplateTests
{
    [Fact]
    public void AShingleOfFourStrangersIsNobodysOwn()
    {
        var boilerplate = new Boilerplate(1 << 20);
        boilerplate.Add(ulong.MaxValue);
        boilerplate.Add(ulong.MaxValue);
        boilerplate.Add(ulong.MaxValue);
        Assert.False(boilerplate.Has(ulong.MaxValue));

        boilerplate.Add(ulong.MaxValue);

        Assert.True(boilerplate.Has(ulong.MaxValue));
    }

    [Fact]
    public void FewShinglesAreTakenForCommonByChance()
    {
        var boilerplate = new Boilerplate(1 << 20);
        for (ulong number = 0; number < 2_000_000; number++)
            boilerplate.Add(Hash.Mix(number, 1));

        var wrong = Enumerable.Range(0, 10_000).Count(number => boilerplate.Has(Hash.Mix((ulong)number, 2)));

        Assert.InRange(wrong, 0, 100);
    }
}

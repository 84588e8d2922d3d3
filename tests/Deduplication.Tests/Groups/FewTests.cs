using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Tests.Groups;

public class FewTests
{
    [Fact]
    public void AsAListDoes_ItKeepsWhatIsAddedAndNotRemoved()
    {
        var (random, few, list) = (new Random(5), new Few<string>(), new List<string>());
        var most = 0;
        for (var step = 0; step < 2_000; step++)
        {
            var element = $"{random.Next(4)}";
            if (random.Next(2) == 0)
            {
                few.Add(element);
                list.Add(element);
            }
            else
            {
                element = list.Find(held => held == element) ?? element; // by reference, as groups are
                few.Remove(element);
                list.Remove(element);
            }

            Assert.Equal(list.Count, few.Count);
            Assert.Equal(list, few.ToArray());
            Assert.All(list, (held, index) => Assert.Equal(held, few[index]));
            most = Math.Max(most, list.Count);
        }

        Assert.True(most > 2, "It never held several.");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Few<string>()[0]);
    }
}

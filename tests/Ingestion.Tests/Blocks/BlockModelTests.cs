using Wiredesk.Ingestion.Blocks;

namespace Wiredesk.Ingestion.Tests.Blocks;

public sealed class BlockModelTests
{
    [Fact]
    public void Score_SumsTheLeavesThatAreReached()
    {
        // Two trees of depth 2: forks as a heap, then four leaves.
        var model = new BlockModel(2, [0, 1, 1, 1, 0, 0], [0.5f, 2, 4, 0, 9, 9], [1, 2, 3, 4, 10, 20, 30, 40]);

        Assert.Equal(2 + 30, model.Score([0.5f, 3]), 5);
        Assert.Equal(3 + 30, model.Score([0.6f, 3]), 5);
        Assert.Equal(4 + 40, model.Score([10, 5]), 5);
        Assert.Equal(1 + 10, model.Score([0, 0]), 5);
    }

    [Fact]
    public void Read_GivesBackWhatWasWritten()
    {
        using var table = new StringWriter();
        new BlockModel(1, [7, 2], [0.25f, float.PositiveInfinity], [-0.5f, 0.125f, 3, 4]).Write(table);

        var model = BlockModel.Read(table.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(0.125 + 3, model.Score([0, 0, 0, 0, 0, 0, 0, 1]), 5);
    }

    [Fact]
    public void Shipped_AsksOnlyForNumbersThatAreThere() => Assert.NotEqual(0, BlockModel.Shipped.Score(new float[BlockFeatures.Count]));
}

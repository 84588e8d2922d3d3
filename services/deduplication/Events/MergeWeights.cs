namespace Wiredesk.Deduplication.Events;

/// <summary>How much each measure of likeness speaks for one happening, and for one story.</summary>
/// <param name="Event">A weight for each measure of <see cref="Likeness"/>.</param>
/// <param name="Story">The same for stories.</param>
internal sealed record MergeWeights(double[] Event, double[] Story)
{
    /// <summary>Logistic regression over pairs of reports, by tools/EventTraining from ECB+ (Cybulska and Vossen, LREC 2014): two happenings of each of 33 stories.</summary>
    public static MergeWeights Learned { get; } = new(
        [-1.354, 3.984, 5.214, 1.105, 1.432, 3.938, 0.687, 1.711, -0.931, 1.937, 0.059, 0.457, -0.587, -0.961, -1.048, -0.776, -2.187, 4.235, -1.191],
        [-1.315, 9.549, 1.322, 9.621, 3.106, -0.576, 9.779, -0.721, -0.053, 1.041, -0.651, 0.07, 0.128, -0.667, -0.38, -1.115, -0.624, 8.799, 0.426]);

    /// <summary>The logarithm of the odds that measures speak for.</summary>
    public static float Odds(ReadOnlySpan<double> weights, ReadOnlySpan<double> measures)
    {
        double odds = 0;
        for (var index = 0; index < measures.Length; index++)
            odds += weights[index] * measures[index];
        return (float)odds;
    }
}

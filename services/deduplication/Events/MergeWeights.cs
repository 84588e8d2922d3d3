namespace Wiredesk.Deduplication.Events;

/// <summary>How much each measure of likeness speaks for one happening, and for one story.</summary>
/// <param name="Event">A weight for each measure of <see cref="Likeness"/>.</param>
/// <param name="Story">The same for stories.</param>
internal sealed record MergeWeights(IReadOnlyList<double> Event, IReadOnlyList<double> Story)
{
    /// <summary>Logistic regression over pairs of reports, by tools/EventTraining from ECB+ (Cybulska and Vossen, LREC 2014): two happenings of each of 33 stories.</summary>
    public static MergeWeights Learned { get; } = new(
        [-1.564, 4.084, 5.515, 1.319, 1.678, 3.739, 0.779, 1.729, -0.93, 1.912, 0.041, 0.446, -0.6, -0.9, -0.947, -0.835, -2.237, 4.457, -0.989],
        [-1.555, 9.15, 1.832, 9.06, 2.742, -0.107, 9.596, -0.558, -0.129, 1.034, -0.589, 0.039, 0.044, -0.781, -0.46, -1.13, -0.669, 8.746, 0.664]);

    /// <summary>The logarithm of the odds that measures speak for.</summary>
    public static float Odds(IReadOnlyList<double> weights, ReadOnlySpan<double> measures)
    {
        double odds = 0;
        for (var index = 0; index < measures.Length; index++)
            odds += weights[index] * measures[index];
        return (float)odds;
    }
}

namespace Wiredesk.Deduplication;

/// <summary>How much is held, and how often it is kept.</summary>
/// <param name="Window">
/// What new articles are compared with (<c>Deduplication:WindowDays</c>, <c>Deduplication:WindowArticles</c>). All replicas have the same, else they decide differently.
/// </param>
/// <param name="SnapshotEvery">
/// After so many entries of the log, or a quarter of the articles held when that is more, what is held is kept (<c>Deduplication:SnapshotEvery</c>).
/// </param>
public sealed record DeduplicationSettings(Window Window, int SnapshotEvery)
{
    private const int MostDays = 3650;

    public static DeduplicationSettings Default { get; } = new(new Window(), 10_000);

    /// <exception cref="InvalidOperationException">A value is none, or makes no sense.</exception>
    public static DeduplicationSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Deduplication");
        return new DeduplicationSettings(
            new Window
            {
                Articles = Whole(section, "WindowArticles", Default.Window.Articles, 1_000, 10_000_000),
                Age = TimeSpan.FromDays(Whole(section, "WindowDays", (int)Default.Window.Age!.Value.TotalDays, 1, MostDays)),
            },
            Whole(section, "SnapshotEvery", Default.SnapshotEvery, 1, 1_000_000));
    }

    private static int Whole(IConfigurationSection section, string key, int otherwise, int least, int most)
    {
        var value = section[key];
        if (string.IsNullOrWhiteSpace(value))
            return otherwise;
        return int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidOperationException($"{section.Path}:{key} must be a whole number from {least} to {most}, not '{value}'.");
    }
}

using System.Globalization;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Events;
using Wiredesk.EventTraining;

// Learns how much each measure of likeness speaks for one happening and for one story.
//   dotnet run -c Release --project tools/EventTraining -- REPORTS.jsonl
// Measures first: trained without a fifth of the stories, judged on that fifth, while all reports stream by. Then trains on all and prints the weights
// for services/deduplication/Events/MergeWeights.cs.
const int Folds = 5;
const double Unlike = 0.03; // pairs below this cosine are never candidates

var reports = Report.ReadAll(args[0]);
var topics = reports.Select(report => report.Topic).Distinct().Order(StringComparer.Ordinal).ToArray();
new Random(3).Shuffle(topics);
var foldOf = topics.Select((topic, index) => (topic, fold: index % Folds)).ToDictionary(pair => pair.topic, pair => pair.fold);

var frequencies = new DocumentFrequencies();
var profiles = reports.Select(report => Profile.Of(report.Fingerprint, frequencies)).ToArray();
var pairs = new List<(int One, int Other, double[] Measures)>();
for (var one = 0; one < profiles.Length; one++)
{
    for (var other = 0; other < one; other++)
    {
        var measures = new double[Likeness.Measures];
        Likeness.Measure(profiles[one], profiles[other], measures);
        if (measures[1] >= Unlike)
            pairs.Add((one, other, measures));
    }
}

Console.WriteLine($"{reports.Count} reports, {pairs.Count} pairs");
var (events, stories) = (new Score(), new Score());
for (var fold = 0; fold < Folds; fold++)
{
    var weights = Train(pairs.Where(pair => foldOf[reports[pair.One].Topic] != fold && foldOf[reports[pair.Other].Topic] != fold));
    var deduplicator = new Deduplicator(weights);
    var last = new Dictionary<string, Verdict>();
    for (var arrival = 0; arrival < reports.Count; arrival++)
    {
        var outcome = deduplicator.Apply(arrival, reports[arrival].Fingerprint);
        last[outcome.Verdict!.ArticleId] = outcome.Verdict;
        foreach (var changed in outcome.Changed)
            last[changed.ArticleId] = changed;
    }

    var judged = reports.Where(report => foldOf[report.Topic] == fold).ToArray();
    events.Add([.. judged.Select(report => (report.Event, last[report.Fingerprint.ArticleId].Event, report.Topic))]);
    stories.Add([.. judged.Select(report => (report.Topic, last[report.Fingerprint.ArticleId].Story, report.Topic))]);
}

Console.WriteLine($"events  {events}");
Console.WriteLine($"stories {stories}");
var learned = Train(pairs);
Console.WriteLine($"[{Print(learned.Event)}],");
Console.WriteLine($"[{Print(learned.Story)}]");

MergeWeights Train(IEnumerable<(int One, int Other, double[] Measures)> examples)
{
    var list = examples.ToArray();
    return new MergeWeights(
        LogisticRegression.Train([.. list.Select(pair => (pair.Measures, reports[pair.One].Event == reports[pair.Other].Event))]),
        LogisticRegression.Train([.. list.Select(pair => (pair.Measures, reports[pair.One].Topic == reports[pair.Other].Topic))]));
}

static string Print(IEnumerable<double> weights) => string.Join(", ", weights.Select(weight => weight.ToString("0.###", CultureInfo.InvariantCulture)));

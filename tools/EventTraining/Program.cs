using System.Globalization;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Events;
using Wiredesk.EventTraining;

// Learns how much each measure of likeness speaks for one happening and for one story.
//   dotnet run -c Release --project tools/EventTraining -- REPORTS.jsonl [WORDS.txt]
// Measures first: trained without a fifth of the stories and judged on that fifth, when only its reports arrive (a new installation) and when all of them do;
// in several orders, the first being the file's. Then trains on all, prints the weights for services/deduplication/Events/MergeWeights.cs, and writes
// the usual words for services/deduplication/Events/english.txt.
const int Orders = 6;
const int Folds = 5;
const double Unlike = 0.03; // pairs below this cosine are never candidates

var read = Report.ReadAll(args[0]);
var (few, among) = (new List<Score>(), new List<Score>());
for (var order = 0; order < Orders; order++)
{
    var reports = read.ToArray();
    if (order > 0)
        new Random(order).Shuffle(reports);
    few.Add(new Score());
    among.Add(new Score());
    Validate(reports, 3 + order, few[^1], among[^1]);
}

Console.WriteLine($"a fifth arrives: {Score.Spread(few)}");
Console.WriteLine($"all arrive:      {Score.Spread(among)}");
var usual = UsualWords.Of(read);
var learned = Train(read, UsualWords.Hashed(usual));
Console.WriteLine($"[{Print(learned.Event)}],");
Console.WriteLine($"[{Print(learned.Story)}]");
if (args.Length > 1)
    File.WriteAllLines(args[1], UsualWords.Lines(usual));

static void Validate(Report[] reports, int seed, Score few, Score among)
{
    var topics = reports.Select(report => report.Topic).Distinct().Order(StringComparer.Ordinal).ToArray();
    new Random(seed).Shuffle(topics);
    var foldOf = topics.Select((topic, index) => (topic, fold: index % Folds)).ToDictionary(pair => pair.topic, pair => pair.fold);
    for (var fold = 0; fold < Folds; fold++)
    {
        Report[] known = [.. reports.Where(report => foldOf[report.Topic] != fold)];
        Report[] judged = [.. reports.Where(report => foldOf[report.Topic] == fold)];
        var words = UsualWords.Hashed(UsualWords.Of(known));
        var weights = Train(known, words);
        few.Add(Judge(judged, judged, weights, words));
        among.Add(Judge(reports, judged, weights, words));
    }
}

static (string Truth, string Found, string Topic)[] Judge(Report[] arriving, Report[] judged, MergeWeights weights, Dictionary<uint, float> words)
{
    var deduplicator = new Deduplicator(weights, words);
    var last = new Dictionary<string, Verdict>();
    for (var arrival = 0; arrival < arriving.Length; arrival++)
    {
        var outcome = deduplicator.Apply(arrival, arriving[arrival].Fingerprint);
        last[outcome.Verdict!.ArticleId] = outcome.Verdict;
        foreach (var changed in outcome.Changed)
            last[changed.ArticleId] = changed;
    }

    return [.. judged.Select(report => (report.Event, last[report.Fingerprint.ArticleId].Event, report.Topic))];
}

static MergeWeights Train(Report[] reports, Dictionary<uint, float> words)
{
    var frequencies = new DocumentFrequencies(words);
    var profiles = reports.Select(report => Profile.Of(report.Fingerprint, frequencies)).ToArray();
    var pairs = new List<(Report One, Report Other, double[] Measures)>();
    for (var one = 0; one < profiles.Length; one++)
    {
        for (var other = 0; other < one; other++)
        {
            var measures = new double[Likeness.Measures];
            Likeness.Measure(profiles[one], profiles[other], measures);
            if (measures[1] >= Unlike)
                pairs.Add((reports[one], reports[other], measures));
        }
    }

    return new MergeWeights(
        LogisticRegression.Train([.. pairs.Select(pair => (pair.Measures, pair.One.Event == pair.Other.Event))]),
        LogisticRegression.Train([.. pairs.Select(pair => (pair.Measures, pair.One.Topic == pair.Other.Topic))]));
}

static string Print(IEnumerable<double> weights) => string.Join(", ", weights.Select(weight => weight.ToString("0.###", CultureInfo.InvariantCulture)));

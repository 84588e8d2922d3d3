using System.Globalization;
using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Metadata;
using Wiredesk.PageTraining;

// Learns which blocks of a page are its article, and what each witness of a title, an author and a date is worth.
//   dotnet run -c Release --project tools/PageTraining -- PAGES.jsonl [services/ingestion] [--only-write] [--votes-only] [--explain]
// Measures first: the sites are divided into five parts, and each part is judged by what the four others taught; the fields in four such divisions,
// since one page in three hundred is a third of a percent. Then learns from all and writes.
// Without the folder it only measures; --explain names what was missed; with --only-write nothing is measured.
const int Folds = 5;
const int Divisions = 4;

var explain = args.Contains("--explain");
var votesOnly = args.Contains("--votes-only");
var folder = args.Skip(1).FirstOrDefault(argument => !argument.StartsWith('-'));
var labels = LabelledPage.ReadAll(args[0]);
var none = VoteWeights.Read([]);

if (!args.Contains("--only-write"))
    Measure();
if (folder is null)
    return;

// Titles first: where a byline and a date stand is told from the title.
var titled = Ballots.Train(labels.ConvertAll(label => label.Read(none)));
var final = Ballots.Train(labels.ConvertAll(label => label.Read(titled)));
File.WriteAllLines(Path.Combine(folder, "Metadata", "votes.model"), final.Weights.OrderBy(pair => pair.Key.Field, StringComparer.Ordinal).ThenBy(pair => pair.Key.Witness, StringComparer.Ordinal)
    .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Field} {pair.Key.Witness} {pair.Value}")));
if (votesOnly)
    return;
var model = Learn(labels.ConvertAll(label => label.Read(final)));
using var table = new StreamWriter(Path.Combine(folder, "Blocks", "blocks.model"));
model.Write(table);

void Measure()
{
    var untitled = labels.ConvertAll(label => label.Read(none));
    var report = new Report(explain);
    for (var division = 0; division < Divisions; division++)
    {
        var parts = Enumerable.Range(0, Folds).ToArray();
        var titles = Array.ConvertAll(parts, fold => Ballots.Train(Others(untitled, fold, division)));
        var pages = untitled.ConvertAll(page => page.With(titles[page.Label.Fold(Folds, division)]));
        var weights = Array.ConvertAll(parts, fold => Ballots.Train(Others(pages, fold, division)));
        foreach (var page in pages)
            report.Fields(page, page.With(weights[page.Label.Fold(Folds, division)]).Facts.ToPage(), explained: division == 0);
        if (votesOnly || division > 0)
            continue;
        foreach (var fold in parts)
        {
            var learned = Learn(Others(pages, fold, division));
            foreach (var page in pages.Where(page => page.Label.Fold(Folds, division) == fold))
                report.Text(page, MainText.Probabilities(page.Page, page.Subtree, page.Facts.Title, i => learned.Score(page.Rows[i])));
        }
    }

    report.Print();
}

static List<ReadLabelledPage> Others(List<ReadLabelledPage> pages, int fold, int division) => pages.FindAll(page => page.Label.Fold(Folds, division) != fold);

// A block counts by its share of the page's words, as it does in the score.
static BlockModel Learn(List<ReadLabelledPage> pages)
{
    var rows = pages.SelectMany(page => page.Rows).ToArray();
    var shares = pages.SelectMany(page => page.Shares).ToArray();
    var weights = pages.SelectMany(page =>
    {
        var wanted = Math.Max(LabelledPage.Words(page.Label.Text).Length, 100);
        return page.Page.Blocks.Select(block => Math.Min(LabelledPage.Words(block.Text).Length, wanted) / (double)wanted);
    }).ToArray();
    var mean = weights.Average();
    return new TreeTrainer(rows, shares, Array.ConvertAll(weights, weight => (weight / mean) + 0.05)).Train();
}

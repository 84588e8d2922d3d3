using System.Globalization;
using Wiredesk.Ingestion.Pages;
using Wiredesk.PageTraining;

// Learns which blocks of a page are its article, and what each witness of a title, an author and a date is worth.
//   dotnet run -c Release --project tools/PageTraining -- PAGES.jsonl [services/ingestion/Pages] [--only-write] [--votes-only] [--explain]
// Measures first: the sites are divided into five parts, and each part is judged by what the four others taught. Then learns from all and writes.
// Without a folder it only measures; --explain names what was missed; with --only-write nothing is measured.
const int Folds = 5;

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
File.WriteAllLines(Path.Combine(folder, "votes.model"), final.Weights.OrderBy(pair => pair.Key.Field, StringComparer.Ordinal).ThenBy(pair => pair.Key.Witness, StringComparer.Ordinal)
    .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Field} {pair.Key.Witness} {pair.Value}")));
if (votesOnly)
    return;
var model = Learn(labels.ConvertAll(label => label.Read(final)));
using var table = new StreamWriter(Path.Combine(folder, "blocks.model"));
model.Write(table);

void Measure()
{
    var untitled = labels.ConvertAll(label => label.Read(none));
    var titles = Enumerable.Range(0, Folds).Select(fold => Ballots.Train(Others(untitled, fold))).ToArray();
    var pages = labels.ConvertAll(label => label.Read(titles[label.Fold(Folds)]));
    var weights = Enumerable.Range(0, Folds).Select(fold => Ballots.Train(Others(pages, fold))).ToArray();
    var report = new Report(explain);
    foreach (var page in pages)
        report.Fields(page, page.Label.Read(weights[page.Label.Fold(Folds)]).Facts.ToPage());
    if (!votesOnly)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = Learn(Others(pages, fold));
            foreach (var page in pages.Where(page => page.Label.Fold(Folds) == fold))
                report.Text(page, MainText.Probabilities(page.Page, page.Subtree, page.Facts.Title, i => learned.Score(page.Rows[i])));
        }
    }

    report.Print();
}

static List<ReadLabelledPage> Others(List<ReadLabelledPage> pages, int fold) => pages.FindAll(page => page.Label.Fold(Folds) != fold);

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

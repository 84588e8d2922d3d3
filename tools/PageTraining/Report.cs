using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.PageTraining;

/// <summary>How well pages are read by what was learned without them.</summary>
internal sealed class Report(bool explain)
{
    private static readonly double[] Thresholds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

    private readonly List<bool> _title = [], _author = [], _spurious = [], _date = [], _dateFound = [], _authorFound = [], _titleFound = [];
    private readonly List<double> _kept = [];
    private bool _explained;
    private readonly List<(string Id, double[] Scores, double Best)> _text = [];

    public void Fields(ReadLabelledPage page, ExtractedPage got, bool explained)
    {
        var label = page.Label;
        _explained = explain && explained;
        var (titles, authors, dates) = (page.Facts.Titles.Candidates, page.Facts.Authors.Candidates, page.Facts.Dates.Published.Candidates);
        _titleFound.Add(titles.Any(candidate => Judge.Fold(candidate.Value) == Judge.Fold(label.Title)));
        Judged(_title, Judge.Fold(got.Title) == Judge.Fold(label.Title), page, "title", label.Title, got.Title, titles.Select(candidate => $"{candidate.Value} {Show(candidate.Witnesses)}"));
        var name = string.Join(", ", got.Authors);
        var isRight = label.Author is null ? name.Length == 0 : Ballots.IsAuthor(got.Authors, label.Author);
        if (label.Author is not null)
            _authorFound.Add(authors.Any(candidate => Ballots.IsAuthor(candidate.Value, label.Author)));
        Judged(label.Author is null ? _spurious : _author, label.Author is null ? !isRight : isRight, page, "author", label.Author, name,
            authors.Select(candidate => $"{string.Join(", ", candidate.Value)} {Show(candidate.Witnesses)}"), isRight);
        if (label.Date is { Length: 10 })
        {
            _dateFound.Add(dates.Any(candidate => Ballots.Day(candidate.Value) == label.Date));
            Judged(_date, Ballots.Day(got.Published) == label.Date, page, "date", label.Date, Ballots.Day(got.Published), dates.Select(candidate => $"{Ballots.Day(candidate.Value)} {Show(candidate.Witnesses)}"));
        }
    }

    public void Text(ReadLabelledPage page, double[] probabilities)
    {
        var wanted = LabelledPage.Words(page.Label.Text);
        var words = page.Page.Blocks.ConvertAll(block => LabelledPage.Words(block.Text));
        double Score(Func<int, bool> isKept) => Judge.F1([.. words.Where((_, i) => isKept(i)).SelectMany(block => block)], wanted);
        var kept = MainText.Keep(page.Page, probabilities).ToHashSet();
        _kept.Add(Score(kept.Contains));
        var scores = Array.ConvertAll(Thresholds, threshold => Score(i => probabilities[i] >= threshold));
        _text.Add((page.Label.Id, scores, Score(i => page.Shares[i] >= 0.5)));
        if (!explain || _kept[^1] > 0.9)
            return;
        Console.WriteLine($"## {page.Label.Id} {page.Label.Url} F1 {_kept[^1]:F3} (possible {_text[^1].Best:F3})");
        for (var i = 0; i < words.Count; i++)
        {
            if (kept.Contains(i) != page.Shares[i] >= 0.5 && words[i].Length > 5)
                Console.WriteLine($"   {(page.Shares[i] >= 0.5 ? "lost" : "stray")} {probabilities[i]:F2} {words[i].Length} <{page.Page.Blocks[i].Tag}> {page.Page.Blocks[i].Text[..Math.Min(page.Page.Blocks[i].Text.Length, 90)]}");
        }
    }

    public void Print()
    {
        static double Share(List<bool> list) => list.Count == 0 ? 0 : list.Average(value => value ? 1.0 : 0);
        Console.WriteLine($"title {Share(_title):F3} (named at all {Share(_titleFound):F3}); author {Share(_author):F3} (named {Share(_authorFound):F3}), spurious {Share(_spurious):F3} of {_spurious.Count}; "
            + $"date {Share(_date):F3} (named {Share(_dateFound):F3})");
        for (var i = 0; i < Thresholds.Length && _text.Count > 0; i++)
            Console.WriteLine($"text from {Thresholds[i]:F2}: F1 {_text.Average(page => page.Scores[i]):F4}");
        if (_text.Count > 0)
            Console.WriteLine($"text as chosen: F1 {_kept.Average():F4}");
        if (_text.Count > 0)
            Console.WriteLine($"text as labelled, block by block: F1 {_text.Average(page => page.Best):F4}");
    }

    private void Judged(List<bool> list, bool value, ReadLabelledPage page, string field, string? wanted, string? got, IEnumerable<string> candidates, bool? isRight = null)
    {
        list.Add(value);
        if (_explained && !(isRight ?? value))
            Console.WriteLine($"## {page.Label.Id} {page.Label.Url} {field}: wanted [{wanted}] got [{got}]\n     {string.Join("\n     ", candidates)}");
    }

    private static string Show(IEnumerable<string> witnesses) => "{" + string.Join(' ', witnesses.Where(witness => witness != "any")) + "}";
}

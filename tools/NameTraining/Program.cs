using System.Globalization;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Tagging;
using Wiredesk.NameTraining;

// words: learns which words are mostly written small, from text files and JSON lines with a "text".
//   dotnet run -c Release --project tools/NameTraining -- words services/enrichment/Words/common.txt FILE...
// tags: judges the rules, judges the tagger by cross-validation over documents, then trains on all and writes;
//   of the news texts, which nobody marked, the runs are learned too whose names the rules are sure of.
//   dotnet run -c Release --project tools/NameTraining -- tags FILE.conll.txt [services/enrichment/Tagging/names.model [NEWS.jsonl...]]
const int Folds = 5;

if (args[0] == "words")
{
    CommonWords.Write(args[1], args[2..]);
    return;
}

var sentences = MarkedSentence.Read(args[1]);
Report.Print("rules alone", Report.Judge(sentences, null));

var silver = args.Skip(3).SelectMany(SureText.Regions).ToArray();
Console.WriteLine($"{silver.Length:N0} runs that rules are sure of");
var total = new Score[4];
for (var fold = 0; fold < Folds; fold++)
{
    var model = Train([.. sentences.Where(sentence => sentence.Document % Folds != fold)]);
    total = [.. total.Zip(Report.Judge([.. sentences.Where(sentence => sentence.Document % Folds == fold)], model), (left, right) => left.Plus(right))];
}

Report.Print(string.Create(CultureInfo.InvariantCulture, $"rules and tagger, cross-validated over {Folds} parts"), total);

if (args.Length > 2)
{
    using var file = File.Create(args[2]);
    Train(sentences).Write(file);
    Console.WriteLine($"{args[2]}: {file.Length:N0} bytes");
}

TaggerModel Train(IReadOnlyList<MarkedSentence> sentences) => new CrfTrainer([.. sentences.SelectMany(sentence => sentence.Regions()).Concat(silver)]).Train();

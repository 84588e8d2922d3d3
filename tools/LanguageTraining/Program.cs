using Wiredesk.Enrichment.Languages;
using Wiredesk.LanguageTraining;

// Learns the language model from a folder of xx.txt.gz (one sentence a line; xx is the ISO 639-1 code).
//   dotnet run -c Release --project tools/LanguageTraining -- FOLDER                                                      cross-validate
//   dotnet run -c Release --project tools/LanguageTraining -- FOLDER services/enrichment/Languages/languages.model        learn from all, and write
const int Folds = 5;

var sentences = Sentence.ReadFolder(args[0]);
if (args.Length == 1)
{
    Report.Print([.. Enumerable.Range(0, Folds).SelectMany(Judge)]);
    return;
}

using var file = File.Create(args[1]);
Trainer.Train(sentences).Write(file);
Console.WriteLine($"{args[1]}: {file.Length:N0} bytes");

// Trained on four parts, judged on the fifth; so that every sentence is judged once, by a model that never saw it.
IEnumerable<Answer> Judge(int fold)
{
    var model = Trainer.Train([.. sentences.Where((_, index) => index % Folds != fold)]);
    return [.. sentences.Where((_, index) => index % Folds == fold)
        .Select(sentence => new Answer(sentence, LanguageIdentifier.Best(LanguageIdentifier.Identify(sentence.Text, model))))];
}

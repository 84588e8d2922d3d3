using System.Diagnostics;
using Wiredesk.Enrichment.Languages;
using Wiredesk.LanguageTraining;

// Learns the language model from a folder of xx.txt.gz (one sentence a line; xx is the ISO 639-1 code).
//   dotnet run -c Release --project tools/LanguageTraining -- FOLDER services/enrichment/Languages/languages.model
// Measures first: trained on four of five sentences, judged on the fifth. Then trains on all and writes.
const int Bits = 16;
const int Passes = 16;

var sentences = Sentence.ReadFolder(args[0]);
var clock = Stopwatch.StartNew();
var held = Train([.. sentences.Where((_, index) => index % 5 != 4)]);
Console.WriteLine($"trained in {clock.Elapsed.TotalSeconds:F0} s");
Report.Print(held, [.. sentences.Where((_, index) => index % 5 == 4)]);

if (args.Length > 1)
{
    using var file = File.Create(args[1]);
    Train(sentences).Write(file);
    Console.WriteLine($"{args[1]}: {file.Length:N0} bytes");
}

static LanguageModel Train(IReadOnlyList<Sentence> sentences)
{
    // A language belongs to the script that most of its sentences are written in.
    var languages = sentences.GroupBy(sentence => sentence.Language)
        .Select(group => (Code: group.Key, Script: group.GroupBy(sentence => sentence.Script).MaxBy(scripts => scripts.Count())!.Key));
    return new LanguageModel(languages.GroupBy(language => language.Script, language => language.Code).Select(group =>
        group.Count() == 1
            ? new ScriptModel(group.Key, [group.Single()], 0, 1, [])
            : new Trainer(group.Key, [.. group], group.Key == Script.Latin ? Bits : Bits - 2, Passes)
                .Train([.. sentences.Where(sentence => group.Contains(sentence.Language))])));
}

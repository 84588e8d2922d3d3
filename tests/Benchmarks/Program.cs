using System.Globalization;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Benchmarks.Feeds;
using Wiredesk.Benchmarks.Micro;

return args switch
{
    ["end-to-end", .. var rest] => await EndToEndCommand.Run(rest),
    ["micro", .. var rest] => MicroCommand.Run(rest),
    ["feeds", var folder] => FeedsCommand.Run(folder, seconds: 2),
    ["feeds", var folder, var seconds] => FeedsCommand.Run(folder, int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["hop", var number, var broker, var bytes] => await Hop.Run(number, new Uri(broker), bytes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: end-to-end [--articles N] [--connections N] [--batch N]  |  feeds FOLDER [SECONDS]  |  micro [arguments of BenchmarkDotNet]. See README.md.");
    return 2;
}

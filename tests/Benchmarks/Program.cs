using System.Globalization;
using Wiredesk.Benchmarks.Copies;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Benchmarks.Enrichment;
using Wiredesk.Benchmarks.Feeds;
using Wiredesk.Benchmarks.Followers;
using Wiredesk.Benchmarks.Gate;
using Wiredesk.Benchmarks.Micro;
using Wiredesk.Benchmarks.Pages;
using Wiredesk.Benchmarks.Publishing;

return args switch
{
    ["end-to-end", .. var rest] => await EndToEndCommand.Run(rest),
    ["gate", .. var rest] => await GateCommand.Run(rest),
    ["followers", .. var rest] => await FollowersCommand.Run(rest),
    ["publishing-under-load", var port, var rate, var count] => await PublishingUnderLoad.Run(port, rate, count),
    ["bare-endpoint", var port, var folder] => await Bare.Serve(port, folder),
    ["bare-proxy", var port, var upstream] => await Bare.Proxy(port, upstream),
    ["micro", .. var rest] => MicroCommand.Run(rest),
    ["search", .. var rest] => await SearchCommand.Run(rest),
    ["feeds", var folder] => FeedsCommand.Run(folder, seconds: 2),
    ["feeds", var folder, var seconds] => FeedsCommand.Run(folder, int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["enrich", var from] => EnrichCommand.Run(from, seconds: 2),
    ["enrich", var from, var seconds] => EnrichCommand.Run(from, int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["copies", .. var rest] => await CopiesCommand.Run(rest),
    ["pages", var from] => PagesCommand.Run(from),
    ["hop", var number, var broker, var bytes] => await Hop.Run(number, new Uri(broker), bytes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: end-to-end [--articles N] [--connections N] [--batch N]  |  gate [--seconds N] [--rounds N]  |  followers [--followers N] [--webhooks N] [--rate N] [--seconds N]  |  feeds FOLDER [SECONDS]  |  enrich FOLDER|BATCH [SECONDS]  |  pages FOLDER|BATCH  |  search [--articles N] [--data DIR]  |  copies [--articles N] [--window N] [--write FILE] [--hostile]  |  micro [arguments of BenchmarkDotNet]. See README.md.");
    return 2;
}

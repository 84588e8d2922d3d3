using System.CommandLine;
using Spectre.Console;
using Wiredesk.Standalone;
using Wiredesk.Standalone.Administration;
using Wiredesk.Standalone.Batches;
using Wiredesk.Standalone.Looking;
using Wiredesk.Standalone.Up;
using Wiredesk.Standalone.Webhooks;

// What goes into a file is not cut to the width of a terminal that is not there.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 140;
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return await new RootCommand("Wiredesk: each story once, with everyone who ran it, and what each of them changed.")
{
    UpCommand.Make(),
    IngestCommand.Make(),
    FeedCommand.Make(),
    ExtractCommand.Make(),
    EnrichCommand.Make(),
    DedupeCommand.Make(),
    ArticlesCommand.Make(),
    StoriesCommand.Make(),
    WhyCommand.Make(),
    KeysCommand.Make(),
    SourcesCommand.Make(),
    ReprocessCommand.Make(),
    PartnersCommand.Make(),
    EraseCommand.Make(),
    CompactCommand.Make(),
    QuarantineCommand.Make(),
    VerifyWebhookCommand.Make(),
}.Run(args);

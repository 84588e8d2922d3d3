using Wiredesk.Benchmarks.EndToEnd;

return args switch
{
    ["end-to-end", .. var rest] => await EndToEndCommand.Run(rest),
    ["hop", var number, var broker, var bytes] => await Hop.Run(number, new Uri(broker), bytes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: end-to-end [--articles N] [--connections N] [--batch N]. See README.md.");
    return 2;
}

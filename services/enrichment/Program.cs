using Wiredesk.Defaults;
using Wiredesk.Enrichment;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults(EnrichmentService.Name);
builder.Services.AddEnrichment();

var app = builder.Build();
app.MapDefaults();
app.MapEnrichment();
app.Run();

using Wiredesk.Deduplication;
using Wiredesk.Defaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults(DeduplicationService.Name);
builder.Services.AddDeduplication();

var app = builder.Build();
app.MapDefaults();
app.MapDeduplication();
app.Run();

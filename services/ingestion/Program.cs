using Wiredesk.Defaults;
using Wiredesk.Ingestion;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults(IngestionService.Name);
builder.Services.AddIngestion();

var app = builder.Build();
app.MapDefaults();
app.MapIngestion();
app.Run();

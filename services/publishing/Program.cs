using Wiredesk.Defaults;
using Wiredesk.Publishing;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults(PublishingService.Name);
builder.Services.AddPublishing();

var app = builder.Build();
app.MapDefaults();
app.MapPublishing();
app.Run();

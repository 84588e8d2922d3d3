using Wiredesk.Defaults;
using Wiredesk.Gateway;
using Wiredesk.Gateway.Cache;
using Wiredesk.Gateway.Description;
using Wiredesk.Gateway.Keys;
using Wiredesk.Gateway.Routes;
using Wiredesk.Gateway.Usage;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebDefaults("gateway");
builder.AddGatewayPolicies();
builder.AddCachedReads();
builder.AddRoutes();
builder.Services.AddSingleton<WholeDescription>();

var app = builder.Build();
await app.AddBootstrapKey();
app.UseEdge();
app.MapDefaults(openApi: false); // The gateway's part alone; the whole is below.
app.UseLimits();
app.MapKeys();
app.MapUsage();
app.MapGet("/openapi/v1.json", async (WholeDescription description, CancellationToken cancellationToken) => Results.Bytes(await description.Get(cancellationToken), "application/json"))
    .AllowAnonymous().ExcludeFromDescription().AnswerHead();
app.MapRoutes();
app.Run();

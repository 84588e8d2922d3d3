using Wiredesk.Defaults;
using Wiredesk.Gateway;
using Wiredesk.Gateway.Cache;
using Wiredesk.Gateway.Keys;
using Wiredesk.Gateway.Routes;
using Wiredesk.Gateway.Usage;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebDefaults("gateway");
builder.AddGatewayPolicies();
builder.AddCachedReads();
builder.AddRoutes();

var app = builder.Build();
await app.AddBootstrapKey();
app.UseEdge();
app.MapDefaults(openApi: false); // The description of the published API comes from publishing.
app.UseLimits();
app.MapKeys();
app.MapUsage();
app.MapRoutes();
app.Run();

using Wiredesk.Defaults;
using Wiredesk.Gateway.Keys;
using Wiredesk.Gateway.Routes;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebDefaults("gateway");
builder.Services.AddKeys();
builder.AddRoutes();

var app = builder.Build();
await app.AddBootstrapKey();
app.MapDefaults(openApi: false); // The description of the published API comes from publishing.
app.MapKeys();
app.MapReverseProxy();
app.Run();

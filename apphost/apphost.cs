#:sdk Aspire.AppHost.Sdk@13.5.2
#:package Aspire.Hosting.Docker@13.5.2
#:package Aspire.Hosting.Kubernetes@13.5.2
#:package Aspire.Hosting.MongoDB@13.5.2
#:package Aspire.Hosting.RabbitMQ@13.5.2
#:property ManagePackageVersionsCentrally=false
#:property NoWarn=$(NoWarn);ASPIRE010

// The whole system on one page.
//   run it            dotnet build Platform.sln && dotnet run apphost/apphost.cs
//   publish it        aspire publish -o OUT -- --target=compose        (or --target=k8s: a Helm chart)
//   scale a service   --Replicas:enrichment=3, or Replicas__enrichment=3 in the environment
//   give a secret     Parameters__NAME; what is not given is made up once and kept on this machine

#pragma warning disable ASPIREPROBES001 // Probes are still marked experimental.

using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);

// Letters and digits only: passwords are put into addresses as they are.
var madeUp = new GenerateParameterDefault { MinLength = 32, Special = false };
var messagingPassword = builder.AddParameter("messaging-password", madeUp, secret: true, persist: true);
var documentsPassword = builder.AddParameter("documents-password", madeUp, secret: true, persist: true);
var signingKey = builder.AddParameter("signing-key", madeUp, secret: true, persist: true);
var bootstrapKey = builder.AddParameter("bootstrap-key", madeUp, secret: true, persist: true);

var messaging = builder.AddRabbitMQ("messaging", password: messagingPassword)
    .WithManagementPlugin()
    .WithDataVolume("wiredesk-messaging")
    .WithEnvironment("RABBITMQ_NODENAME", "messaging@localhost"); // Queues are filed under it; a new container would come with a new name.

var mongo = builder.AddMongoDB("mongo", password: documentsPassword)
    .WithDataVolume("wiredesk-documents");

var target = builder.Configuration["target"] ?? "compose";
if (target == "compose")
{
    builder.AddDockerComposeEnvironment("compose")
        .WithDashboard(false)
        .ConfigureComposeFile(file => file.Name = "wiredesk");
    messaging.PublishAsDockerComposeService((_, compose) => compose.Restart = "unless-stopped");
    mongo.PublishAsDockerComposeService((_, compose) => compose.Restart = "unless-stopped");
}
else if (target == "k8s")
{
    builder.AddKubernetesEnvironment("k8s")
        .WithDashboard(false)
        .WithProperties(cluster => (cluster.DefaultStorageType, cluster.DefaultStorageSize) = ("pvc", "20Gi")) // Else what they hold goes with the pod.
        .WithHelm(chart => chart.WithChartName("wiredesk").WithNamespace("wiredesk"));
}
else
{
    throw new InvalidOperationException($"--target is '{target}'; it must be compose or k8s.");
}

var ingestion = OnTheBus(Service("ingestion", "../services/ingestion/Ingestion.csproj"));
var enrichment = OnTheBus(Service("enrichment", "../services/enrichment/Enrichment.csproj"));
var deduplication = OnTheBus(Service("deduplication", "../services/deduplication/Deduplication.csproj"));
var publishing = OnTheBus(Service("publishing", "../services/publishing/Publishing.csproj"));

// The only way in: it asks for keys, and passes a signed identity on.
OnTheBus(Service("gateway", "../gateway/Gateway.csproj", port: 8080))
    .WithReference(ingestion)
    .WithReference(enrichment)
    .WithReference(deduplication)
    .WithReference(publishing)
    .WithEnvironment("Gateway__BootstrapKey", bootstrapKey)
    .WithExternalHttpEndpoints();

builder.Build().Run();

// A process of its own with a database of its own, checked by its probes, as often as Replicas:NAME says.
IResourceBuilder<ProjectResource> Service(string name, string project, int? port = null)
{
    var replicas = builder.Configuration.GetValue($"Replicas:{name}", 1);
    var documents = mongo.AddDatabase($"{name}-documents", $"wiredesk-{name}");
    var inContainer = builder.ExecutionContext.IsPublishMode;
    var service = builder.AddProject(name, project, launchProfileName: null)
        // In containers all listen on 8080; on one machine each process gets a free port.
        .WithHttpEndpoint(port: inContainer ? 8080 : port, targetPort: inContainer ? 8080 : null, name: "http")
        .WithHttpProbe(ProbeType.Liveness, "/health/live", endpointName: "http")
        .WithHttpProbe(ProbeType.Readiness, "/health/ready", endpointName: "http")
        .WithReference(documents, "documents")
        .WaitFor(documents)
        .WithEnvironment("Identity__SigningKey", signingKey)
        .WithReplicas(replicas);
    return target == "compose" ? AsComposeService(service, replicas) : AsKubernetesService(service);
}

IResourceBuilder<ProjectResource> OnTheBus(IResourceBuilder<ProjectResource> service) =>
    service.WithReference(messaging).WaitFor(messaging);

// Compose reads neither WithReplicas nor the probes.
static IResourceBuilder<ProjectResource> AsComposeService(IResourceBuilder<ProjectResource> service, int replicas) =>
    service.PublishAsDockerComposeService((_, compose) =>
    {
        compose.Deploy = new Deploy { Replicas = replicas };
        compose.Restart = "unless-stopped";
    });

// Kubernetes takes a probe's scheme in capitals only; it is written as "http" (Aspire issue 18271).
static IResourceBuilder<ProjectResource> AsKubernetesService(IResourceBuilder<ProjectResource> service) =>
    service.PublishAsKubernetesService(kubernetes =>
    {
        foreach (var container in kubernetes.Workload!.PodTemplate.Spec.Containers)
        foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe })
            if (probe?.HttpGet is { } httpGet) httpGet.Scheme = "HTTP";
    });

namespace Wiredesk.Platform.Tests;

/// <summary>The installation that tests share, with a collector for its traces.</summary>
public sealed class InstallationFixture : IAsyncLifetime
{
    private Installation? _installation;
    private TraceCollector? _traces;

    internal Installation Installation => _installation!;

    internal PublishedApi Api => Installation.Api;

    internal TraceCollector Traces => _traces!;

    /// <summary>Skips a test where there is no RabbitMQ; fails it where there must be one.</summary>
    public static void Need()
    {
        if (RabbitNode.Scripts is not null) return;
        Assert.SkipWhen(Environment.GetEnvironmentVariable("WIREDESK_TEST_RABBITMQ") != "required", "RabbitMQ is not installed; infra/test.sh installs it.");
        Assert.Fail("RabbitMQ is not installed, and WIREDESK_TEST_RABBITMQ=required asks for it.");
    }

    public async ValueTask InitializeAsync()
    {
        if (RabbitNode.Scripts is null) return;
        _traces = await TraceCollector.Start();
        _installation = await Installation.Start(_traces.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_installation is not null) await _installation.DisposeAsync();
        if (_traces is not null) await _traces.DisposeAsync();
    }
}

namespace Wiredesk.Platform.Tests;

/// <summary>All tests that share the installation; they run one after another.</summary>
[CollectionDefinition(nameof(InstallationFixture))]
#pragma warning disable CA1711 // The name says what xunit takes it for.
public sealed class InstallationCollection : ICollectionFixture<InstallationFixture>;
#pragma warning restore CA1711

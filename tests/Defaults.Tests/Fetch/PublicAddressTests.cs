using System.Net;
using Microsoft.Extensions.Configuration;
using Wiredesk.Defaults.Fetch;

namespace Wiredesk.Defaults.Tests.Fetch;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")] // 1.1.1.1 behind NAT64
    public void IsPublic_Is(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")] // IPv4-compatible, long gone
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")] // 10.0.0.1 behind NAT64
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")] // NAT64 of a network's own
    [InlineData("100::1")]
    [InlineData("2001::1")] // Teredo
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::")] // 6to4 of 10.0.0.1
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void IsPublic_IsNot(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.20.0.0/16", "10.20.30.40", true)]
    [InlineData("10.20.0.0/16", "::ffff:10.20.30.40", true)]
    [InlineData("10.20.0.0/16", "10.21.0.1", false)]
    [InlineData("192.168.0.0/16, fd00::/8", "fd00::5", true)]
    [InlineData("192.168.0.0/16, fd00::/8", "192.168.7.7", true)]
    [InlineData("10.1.0.0/8", "10.9.9.9", true)]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("", "10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "1.1.1.1", true)]
    public void Permits_WhatIsPublicOrNamed(string allowed, string address, bool expected) =>
        Assert.Equal(expected, FetchNetworks.From(Configuration(("Fetch:AllowedNetworks", allowed))).Permits(IPAddress.Parse(address)));

    [Fact]
    public void From_ReadsAList()
    {
        var networks = FetchNetworks.From(Configuration(("Fetch:AllowedNetworks:0", "10.0.0.0/8"), ("Fetch:AllowedNetworks:1", "::1")));

        Assert.True(networks.Permits(IPAddress.Parse("10.9.9.9")));
        Assert.True(networks.Permits(IPAddress.IPv6Loopback));
        Assert.False(networks.Permits(IPAddress.Loopback));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/x")]
    [InlineData("intranet")]
    public void From_NamesWhatIsNoNetwork(string written) =>
        Assert.Contains($"'{written}'", Assert.Throws<InvalidOperationException>(() => FetchNetworks.From(Configuration(("Fetch:AllowedNetworks", written)))).Message, StringComparison.Ordinal);

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
}

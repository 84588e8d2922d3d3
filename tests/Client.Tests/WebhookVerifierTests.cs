using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Wiredesk.Client.Tests;

public sealed class WebhookVerifierTests
{
    // The vectors of the specification's own libraries.
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Good = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string GoodEd25519 = "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";

    // Of the vectors' private key VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=.
    private static readonly string PublicKey = "whpk_" + PublicKeyOf("VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=");

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(/*lang=json*/ """{"test": 2432232314}""");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1614265330));

    [Fact]
    public void Verify_TakesThePublicTestVectors()
    {
        Verifier(Secret).Verify(Id, Timestamp, Good, Body);
        Verifier(PublicKey).Verify(Id, Timestamp, GoodEd25519, Body);
        Verifier("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").Verify(Id, Timestamp, Good, Body);
    }

    [Theory]
    [InlineData("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + Good)]
    [InlineData(Good + " " + GoodEd25519)]
    public void Verify_OneGoodSignatureIsEnough(string signatures) => Verifier(Secret).Verify(Id, Timestamp, signatures, Body);

    [Fact]
    public void Verify_EitherSecretIsGoodDuringARotation() => Verifier("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Secret).Verify(Id, Timestamp, Good, Body);

    [Theory]
    [InlineData(null, Timestamp, Good)]
    [InlineData(Id, null, Good)]
    [InlineData(Id, Timestamp, null)]
    [InlineData(Id, Timestamp, "")]
    [InlineData(Id, Timestamp, "v1,")]
    [InlineData(Id, Timestamp, "v1")]
    [InlineData(Id, Timestamp, "v1,no base64")]
    [InlineData(Id, Timestamp, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("msg_another", Timestamp, Good)]
    [InlineData(Id, "1614265331", Good)]
    [InlineData(Id, "-1614265330", Good)]
    [InlineData(Id, "yesterday", Good)]
    public void Verify_RefusesWhatIsNotSigned(string? id, string? timestamp, string? signature) =>
        Assert.Throws<WebhookException>(() => Verifier(Secret).Verify(id, timestamp, signature, Body));

    [Fact]
    public void Verify_RefusesAnotherBodyAndAnotherSecret()
    {
        Assert.Throws<WebhookException>(() => Verifier(Secret).Verify(Id, Timestamp, Good, "{}"u8));
        Assert.Throws<WebhookException>(() => Verifier("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").Verify(Id, Timestamp, Good, Body));
        Assert.Throws<WebhookException>(() => Verifier(PublicKey).Verify(Id, Timestamp, Good, Body));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void Verify_TakesFiveMinutesEitherWay(int seconds, bool good)
    {
        _time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(1614265330 + 1000));
        var timestamp = (1614265330 + 1000 - seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = "v1," + Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(
            Convert.FromBase64String(Secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{timestamp}.").Concat(Body).ToArray()));

        if (good) Verifier(Secret).Verify(Id, timestamp, signature, Body);
        else Assert.Throws<WebhookException>(() => Verifier(Secret).Verify(Id, timestamp, signature, Body));
    }

    [Theory]
    [InlineData("whpk_c2hvcnQ=")]
    [InlineData("whsec_no+base64!")]
    [InlineData("whsec_")]
    [InlineData("")]
    public void Secrets_ThatAreNoneAreRefused(string secret) => Assert.Throws<FormatException>(() => { Verifier(secret); });

    private WebhookVerifier Verifier(params string[] secrets) => new(secrets, _time);

    private static string PublicKeyOf(string privateKey)
    {
        var key = new byte[32];
        Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.GeneratePublicKey(Convert.FromBase64String(privateKey), 0, key, 0);
        return Convert.ToBase64String(key);
    }
}

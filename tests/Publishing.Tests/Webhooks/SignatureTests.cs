using System.Text;
using Wiredesk.Publishing.Webhooks;

namespace Wiredesk.Publishing.Tests.Webhooks;

public sealed class SignatureTests
{
    // The vectors of the specification's own libraries (github.com/standard-webhooks/standard-webhooks, libraries/*/…test).
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(/*lang=json*/ """{"test": 2432232314}""");

    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=", "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==")]
    public void Sign_GivesThePublicTestVectors(string secret, string signature) => Assert.Equal(signature, Signature.Sign(secret, Id, Timestamp, Body));

    [Fact]
    public void PublicKey_IsThatOfRfc8032() => Assert.Equal( // Section 7.1, test 1.
        "whpk_" + Convert.ToBase64String(Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")),
        Signature.PublicKeyOf("whsk_" + Convert.ToBase64String(Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))));

    [Fact]
    public void NewSecrets_AreGoodAndDiffer()
    {
        var made = Enumerable.Range(0, 10).SelectMany(_ => new[] { Signature.NewSymmetricSecret(), Signature.NewPrivateKey() }).ToList();

        Assert.All(made, Signature.Check);
        Assert.Equal(made.Count, made.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsk_c2hvcnQ=")]
    [InlineData("whsec_no base64")]
    public void Check_RefusesWhatIsNoSecret(string secret) =>
        Assert.StartsWith("A webhook secret is whsec_", Assert.Throws<FormatException>(() => Signature.Check(secret)).Message, StringComparison.Ordinal);
}

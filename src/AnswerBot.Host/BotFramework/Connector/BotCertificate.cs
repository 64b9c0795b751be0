using System.Security.Cryptography.X509Certificates;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>Reads the certificate with which the bot proves who it is.</summary>
internal static class BotCertificate
{
    private static ReadOnlySpan<byte> PemStart => "-----BEGIN"u8;

    /// <param name="path">A file with certificate and private key, PEM or PFX.</param>
    /// <param name="password">Of the private key; null where it has none.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file is neither, or the password is wrong.</exception>
    public static X509Certificate2 Load(string path, string? password)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().IndexOf(PemStart) < 0)
        {
            return X509CertificateLoader.LoadPkcs12(bytes, password);
        }

        return string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}

namespace AnswerBot.Host.WebChat;

/// <summary>A file that the pages load, with its compressed copies.</summary>
/// <param name="Version">Changes with the content; part of the address.</param>
/// <param name="ContentType">As the header says it.</param>
/// <param name="Content">As it is.</param>
/// <param name="Brotli">Compressed; every browser of today takes it over HTTPS and on localhost.</param>
/// <param name="Gzip">Compressed; for plain HTTP elsewhere.</param>
internal sealed record PageAsset(string Version, string ContentType, byte[] Content, byte[] Brotli, byte[] Gzip);

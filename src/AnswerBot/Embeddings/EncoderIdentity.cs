namespace AnswerBot.Embeddings;

/// <summary>What two encoders must share for their vectors to be comparable.</summary>
/// <param name="Id">The model's name, for messages.</param>
/// <param name="Fingerprint">SHA-256 over everything that is known to shape a vector: model file, tokenizer file, prefixes, longest input; of a service its model's name instead of files. 64 lowercase hexadecimal digits.</param>
/// <param name="Dimensions">Floats in a sentence vector.</param>
/// <param name="TokenDimensions">Floats in a token vector; 0 where the model gives none.</param>
/// <param name="SecondTokenDimensions">Floats in a token vector of the second model; 0 where there is none.</param>
public sealed record EncoderIdentity(string Id, string Fingerprint, int Dimensions, int TokenDimensions, int SecondTokenDimensions = 0);

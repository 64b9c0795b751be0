using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Collects points until a body is full, then sends it: batches are sized in bytes, since passages differ a hundredfold.</summary>
/// <param name="maxBytes">A batch is sent before it would grow beyond this; a single larger point goes alone.</param>
/// <param name="send">Sends one body.</param>
internal sealed class PointBatch(int maxBytes, Func<ReadOnlyMemory<byte>, CancellationToken, Task> send)
{
    private readonly ArrayBufferWriter<byte> _body = new();

    public async Task AddAsync<T>(T point, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(point, type);
        if (_body.WrittenCount > 0 && _body.WrittenCount + json.Length + 2 > maxBytes)
        {
            await FlushAsync(cancellationToken);
        }

        _body.Write(_body.WrittenCount == 0 ? "{\"points\":["u8 : ","u8);
        _body.Write(json);
    }

    /// <summary>Sends what is left.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_body.WrittenCount > 0)
        {
            _body.Write("]}"u8);
            await send(_body.WrittenMemory, cancellationToken);
            _body.ResetWrittenCount();
        }
    }
}

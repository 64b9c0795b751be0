using System.Buffers;
using System.Globalization;
using System.Text;

namespace AnswerBot.Host.DirectLine;

/// <summary>Activities as a poll or a frame of the stream carries them.</summary>
/// <param name="Activities">Each as UTF-8 JSON.</param>
/// <param name="Watermark">What to ask after next time.</param>
internal sealed record ActivitySet(IReadOnlyList<byte[]> Activities, long Watermark)
{
    /// <summary>The protocol's JSON, put together from the parts without reading them again.</summary>
    public byte[] ToJson()
    {
        var json = new ArrayBufferWriter<byte>(Activities.Sum(activity => activity.Length + 1) + 64);
        json.Write("{\"activities\":["u8);
        for (var place = 0; place < Activities.Count; place++)
        {
            json.Write(place == 0 ? ""u8 : ","u8);
            json.Write(Activities[place]);
        }

        json.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"],\"watermark\":\"{Watermark}\"}}")));
        return json.WrittenSpan.ToArray();
    }
}

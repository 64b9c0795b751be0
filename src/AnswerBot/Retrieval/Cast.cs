using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>Who asks and who speaks in the transcripts of one state of the index; gathered once for all questions to it.</summary>
internal sealed class Cast
{
    public Cast(IReadOnlyList<Transcript> transcripts)
    {
        Transcripts = transcripts;
        AskerOutlets = transcripts.SelectMany(transcript => transcript.Turns).Select(turn => turn.AskerOutlet).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Speakers = [.. transcripts.SelectMany(transcript => transcript.Metadata.Speakers).DistinctBy(speaker => (speaker.Name, string.Join('\n', speaker.Aliases)))];
    }

    public IReadOnlyList<Transcript> Transcripts { get; }

    /// <summary>The outlets that ask, as printed.</summary>
    public IReadOnlyCollection<string> AskerOutlets { get; }

    /// <summary>Everybody who answers; somebody whom two transcripts give other aliases stands in it twice.</summary>
    public IReadOnlyCollection<Speaker> Speakers { get; }

    /// <summary>The names, as printed, of whoever is called <paramref name="name"/>.</summary>
    public IReadOnlyList<string> SpeakersNamed(string name) =>
    [
        .. Speakers.Where(speaker => speaker.IsCalled(name.Trim()))
            .Select(speaker => speaker.Name)
            .Distinct(StringComparer.Ordinal),
    ];
}

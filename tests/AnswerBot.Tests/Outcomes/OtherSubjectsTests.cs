using AnswerBot.Outcomes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Tests.Outcomes;

/// <summary>The questions of other subjects, and their vectors that come with the program.</summary>
public sealed class OtherSubjectsTests(ShippedModel model) : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_vectors_that_ship_are_those_of_the_shipped_models_and_list()
    {
        var question = (await model.Encoder.EncodeQuestionAsync("红烧肉要炖多久？", TestContext.Current.CancellationToken)).Sentence;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("AnswerBot:DataPath", _data.Path)]).Build();
        await using var provider = new ServiceCollection().AddAnswerBot(configuration, ShippedModel.Root).BuildServiceProvider();

        var shipped = await provider.GetRequiredService<OtherSubjects>().NearnessAsync(question, TestContext.Current.CancellationToken);

        Assert.False(
            File.Exists(_data[OtherSubjects.VectorsFile]),
            $"The list or a model has changed. Ask one question (`ask`) and copy {OtherSubjects.VectorsFile} from the folder of the data to src/AnswerBot/Outcomes.");
        Assert.Equal(await new OtherSubjects(model.Encoder).NearnessAsync(question, TestContext.Current.CancellationToken), shipped, 3);
    }
}

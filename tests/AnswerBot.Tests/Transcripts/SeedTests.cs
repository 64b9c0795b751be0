using System.Security.Cryptography;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts;

/// <summary>The transcript that is delivered, read from its files.</summary>
public sealed class SeedTests
{
    private static readonly string SeedPath = Conference.RepositoryFile("seeds/transcripts/2020-05-24-wang-yi.txt");

    private readonly Transcript _seed = TranscriptReader.Read(SeedPath);

    [Fact]
    public void The_seed_has_24_turns_and_107_paragraphs()
    {
        Assert.Equal(Enumerable.Range(0, 24), _seed.Turns.Select(turn => turn.Number));
        Assert.Equal(107, _seed.ParagraphCount);
        Assert.All(_seed.Turns.SelectMany(turn => turn.Paragraphs), paragraph => Assert.Equal("王毅", paragraph.Speaker));
    }

    [Fact]
    public void The_opening_statement_is_turn_0_and_the_dateline_is_nobodys_words()
    {
        var opening = _seed.Turns[0];

        var paragraph = Assert.Single(opening.Paragraphs);
        Assert.Null(opening.Asker);
        Assert.Null(_seed.QuestionOf(opening));
        Assert.StartsWith("各位记者朋友，大家好！", paragraph.Span.In(_seed.Text), StringComparison.Ordinal);
        Assert.EndsWith("下面，我愿回答大家的提问。", paragraph.Span.In(_seed.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_question_and_its_answer_stand_where_the_spans_say()
    {
        var turn = _seed.Turns[1];

        Assert.Equal("《人民日报》记者", turn.Asker);
        Assert.Equal("人民日报", turn.AskerOutlet);
        Assert.Equal("人们从这场疫情可以得到的最重要启示是什么？", _seed.QuestionOf(turn));
        Assert.Equal(new TextSpan(276, 297), turn.Question);
        Assert.Equal(new TextSpan(303, 390), turn.Paragraphs[0].Span);
        Assert.StartsWith("病毒不分国界和种族", turn.Paragraphs[1].Span.In(_seed.Text), StringComparison.Ordinal);
        Assert.Equal(3, turn.Paragraphs.Count);
    }

    [Fact]
    public void The_last_answer_ends_before_the_closing_line()
    {
        var last = _seed.Turns[^1];

        Assert.Equal("湖北卫视", last.AskerOutlet);
        Assert.Equal(3, last.Paragraphs.Count);
        Assert.EndsWith("也让世界人民更加了解湖北，支持武汉。", last.Paragraphs[^1].Span.In(_seed.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_ends_in_a_colon_stays_a_paragraph_of_its_answer()
    {
        var turn = _seed.Turns.Single(turn => turn.AskerOutlet == "凤凰卫视");

        Assert.Equal(6, turn.Paragraphs.Count);
        Assert.EndsWith("公正性和建设性：", turn.Paragraphs[2].Span.In(_seed.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_before_an_outlets_title_is_left_out_of_the_outlet()
    {
        var turn = _seed.Turns[20];

        Assert.Equal(("新加坡《海峡时报》记者", "海峡时报"), (turn.Asker, turn.AskerOutlet));
    }

    [Fact]
    public void The_hash_is_that_of_the_files_bytes()
    {
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(SeedPath))), _seed.SourceSha256);
    }

    [Fact]
    public void The_metadata_is_that_of_the_file_beside_it()
    {
        Assert.Equal("2020-05-24-wang-yi", _seed.Id);
        Assert.Equal(new DateOnly(2020, 5, 24), _seed.Metadata.Date);
        Assert.Equal("Wang Yi", _seed.Metadata.Speakers[0].EnglishName);
    }
}

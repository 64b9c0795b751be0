using AnswerBot.Answers;
using AnswerBot.Excerpts;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Answers;

public sealed class CitationBuilderTests
{
    private static readonly CitationBuilder Citations = new(OutletDirectory.Load(null));

    private static readonly Transcript Dated = SomeAnswer.Transcript(date: new DateOnly(2020, 5, 24));

    [Theory]
    [InlineData(0, 1, "王毅（外交部长），开场发言，2020年5月24日，第1段")]
    [InlineData(1, 2, "王毅（外交部长），答《人民日报》记者问，2020年5月24日，第1问第2段")]
    [InlineData(3, 1, "王毅（外交部长），答记者问，2020年5月24日，第3问第1段")]
    public void A_chinese_attribution_names_speaker_office_asker_day_and_place(int turn, int paragraph, string expected)
    {
        Assert.Equal(expected, SomeAnswer.Quote(Dated, turn, paragraph).Attribution);
    }

    [Theory]
    [InlineData(0, "Wang Yi, Foreign Minister, opening statement, 24 May 2020, paragraph 1")]
    [InlineData(1, "Wang Yi, Foreign Minister, answering People's Daily, 24 May 2020, question 1, paragraph 1")]
    [InlineData(2, "Wang Yi, Foreign Minister, answering Reuters, 24 May 2020, question 2, paragraph 1")]
    [InlineData(3, "Wang Yi, Foreign Minister, answering a reporter, 24 May 2020, question 3, paragraph 1")]
    public void An_english_attribution_uses_english_names(int turn, string expected)
    {
        Assert.Equal(expected, InEnglish(Dated, turn));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var transcript = SomeAnswer.Transcript(speaker: new Speaker("王毅", null, []));

        Assert.Equal("王毅，答路透社记者问，第2问第1段", SomeAnswer.Quote(transcript, 2).Attribution);
        Assert.Equal("王毅, answering Reuters, question 2, paragraph 1", InEnglish(transcript, 2));
    }

    [Fact]
    public void An_outlet_that_the_table_does_not_know_is_named_as_printed()
    {
        var transcript = SomeAnswer.Transcript(text: "　　某某报记者：有何评论？\n　　王毅：没有。\n");

        Assert.Contains("answering 某某报", InEnglish(transcript, 1), StringComparison.Ordinal);
        Assert.Contains("答某某报记者问", SomeAnswer.Quote(transcript).Attribution, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("记者追问", "答记者追问，")]
    [InlineData("記者追問", "答記者追問，")]
    public void A_label_that_says_asks_itself_is_not_told_twice(string label, string expected)
    {
        var transcript = SomeAnswer.Transcript(text: $"　　路透社记者：有何评论？\n　　王毅：没有。\n　　{label}：真的吗？\n　　王毅：真的。\n");

        Assert.Contains(expected, SomeAnswer.Quote(transcript, 2).Attribution, StringComparison.Ordinal);
    }

    [Fact]
    public void The_citation_gives_everything_as_printed()
    {
        var citation = SomeAnswer.Quote(Dated, language: QuestionLanguage.English).Citation;

        Assert.Equal(("some", "外交部长回答提问", new DateOnly(2020, 5, 24)), (citation.TranscriptId, citation.Title, citation.Date));
        Assert.Equal(("王毅", "外交部长"), (citation.Speaker, citation.SpeakerRole));
        Assert.Equal(("《人民日报》记者", "启示是什么？", "人民日报"), (citation.Asker, citation.AskerQuestion, citation.AskerOutlet));
        Assert.Equal((Dated.SourceSha256, "https://example.org/a"), (citation.SourceSha256, citation.SourceUrl));
    }

    [Fact]
    public void The_quotation_is_the_slice_that_the_citation_names()
    {
        var quote = SomeAnswer.Quote(Dated, 1, 2);

        Assert.Equal("第二段，说“团结”。", quote.Quote);
        Assert.Equal(quote.Quote, Dated.Text[quote.Citation.Start..quote.Citation.End]);
    }

    [Fact]
    public void The_link_leads_to_the_paragraph_and_spans_its_highlights_in_the_text()
    {
        var passage = SomeAnswer.Passage(Dated);
        var excerpt = new Excerpt(passage, [new TextSpan(0, 2), new TextSpan(5, 9)]);

        var built = Citations.Build(2, excerpt, Dated, QuestionLanguage.Chinese);

        Assert.Equal(2, built.Rank);
        Assert.Equal([new Highlight(0, 2), new Highlight(5, 4)], built.Highlights);
        Assert.Equal($"/transcripts/some?highlight={passage.Span.Start}-{passage.Span.Start + 9}#t1-p1", built.Citation.Url);
    }

    [Fact]
    public void A_related_question_leads_to_its_turn()
    {
        var related = CitationBuilder.Relate(Dated, Dated.Turns.Single(turn => turn.Number == 2));

        Assert.Equal(new RelatedQuestion("some", 2, "路透社记者", "香港呢？", "/transcripts/some#t2"), related);
    }

    private static string InEnglish(Transcript transcript, int turn) => SomeAnswer.Quote(transcript, turn, language: QuestionLanguage.English).Attribution;
}

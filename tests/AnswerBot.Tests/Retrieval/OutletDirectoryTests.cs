using System.Text.Json;
using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

/// <summary>The shipped outlet table, and how names are found in what users write.</summary>
public sealed class OutletDirectoryTests
{
    private static readonly OutletDirectory Shipped = OutletDirectory.Load(null);

    private static readonly OutletTable Table = ReadShippedTable();

    [Fact]
    public void Every_name_of_every_outlet_leads_to_its_own_entry()
    {
        var astray = from outlet in Table.Outlets
                     from form in outlet.Forms
                     let mentions = Shipped.FindOutlets(form)
                     where mentions is not [var only] || only.Named.Name != outlet.Name || only.Span.In(form) != form
                     select $"{form} ({outlet.Name}) is read as {string.Join(" + ", mentions.Select(mention => mention.Named.Name))}";

        Assert.Empty(astray);
    }

    [Fact]
    public void Every_name_is_found_within_a_question()
    {
        var missed = from outlet in Table.Outlets
                     from form in outlet.Forms
                     from question in new[] { $"请问，{form}问了什么？", $"What did {form} ask?" }
                     let mentions = Shipped.FindOutlets(question)
                     where !mentions.Any(mention => mention.Named.Name == outlet.Name && mention.Span.In(question) == form)
                     select question;

        Assert.Empty(missed);
    }

    [Fact]
    public void No_name_stands_twice_in_the_table()
    {
        var twice = Table.Outlets.SelectMany(outlet => outlet.Forms.Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(form => form, StringComparer.OrdinalIgnoreCase)
            .Where(forms => forms.Count() > 1)
            .Select(forms => forms.Key);
        var aliasTwice = Table.Outlets.SelectMany(outlet => outlet.Aliases.GroupBy(alias => alias, StringComparer.Ordinal))
            .Where(aliases => aliases.Count() > 1)
            .Select(aliases => aliases.Key);

        Assert.Empty(twice);
        Assert.Empty(aliasTwice);
    }

    [Fact]
    public void Every_outlet_is_at_home_in_a_country_of_the_table()
    {
        var codes = Table.Countries.Select(country => country.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Table.Countries.Count, codes.Count);
        Assert.Empty(Table.Outlets.Where(outlet => !codes.Contains(outlet.Country)).Select(outlet => outlet.Name));
    }

    [Theory]
    [InlineData("《人民日报》问了什么", "人民日报")]
    [InlineData("新加坡《海峡时报》的问题", "海峡时报")]
    [InlineData("韩联社电视台问了什么", "韩联社电视台")]
    [InlineData("今日俄罗斯国际通讯社问了什么", "今日俄罗斯国际通讯社")]
    [InlineData("新華社問了什麼", "新华社")]
    [InlineData("鳳凰衛視和《環球時報》", "凤凰卫视", "环球时报")]
    [InlineData("what did cnn ask", "美国有线电视新闻网")]
    [InlineData("What did CNN ask?", "美国有线电视新闻网")]
    [InlineData("CNN问了什么", "美国有线电视新闻网")]
    [InlineData("ＣＮＮ问了什么", "美国有线电视新闻网")]
    [InlineData("What did AP ask?", "美联社")]
    [InlineData("What did People's Daily ask?", "人民日报")]
    [InlineData("What did People’s Daily ask?", "人民日报")]
    [InlineData("the new york times", "纽约时报")]
    [InlineData("Wall Street Journal's question", "华尔街日报")]
    [InlineData("AFP, dpa and Kyodo News", "法新社", "德新社", "日本共同社")]
    [InlineData("中央广播电视总台央视记者", "中央广播电视总台央视")]
    [InlineData("中央广播电视总台央广记者", "中央广播电视总台央广")]
    [InlineData("RTÉ asked", "爱尔兰广播电视台")]
    public void An_outlet_is_found_by_the_longest_of_its_names(string text, params string[] expected)
    {
        Assert.Equal(expected, Shipped.FindOutlets(text).Select(mention => mention.Named.Name));
    }

    [Theory]
    [InlineData("an apple a day")]
    [InlineData("AP1 motorway")]
    [InlineData("the ap is here")]
    [InlineData("CNNs")]
    [InlineData("artérial")]
    [InlineData("Bildäcker")]
    [InlineData("this is the paper he signed")]
    [InlineData("人类共同社会")]
    [InlineData("环球网络安全")]
    [InlineData("自卫报复")]
    [InlineData("中央广播电视总台")]
    [InlineData("中央广播电视总台记者")]
    [InlineData("")]
    public void Words_that_only_look_like_an_outlet_are_none(string text)
    {
        Assert.Empty(Shipped.FindOutlets(text));
    }

    [Fact]
    public void A_mention_covers_the_name_as_written_with_its_inner_title_marks()
    {
        const string Text = "请问新加坡《海峡时报》的问题";

        var mention = Assert.Single(Shipped.FindOutlets(Text));

        Assert.Equal("新加坡《海峡时报", mention.Span.In(Text));
    }

    [Theory]
    [InlineData("俄罗斯记者问了什么", "RU")]
    [InlineData("日媒关心什么", "JP")]
    [InlineData("西班牙的通讯社", "ES")]
    [InlineData("What did the Egyptian agency ask?", "EG")]
    [InlineData("the South Korean reporter", "KR")]
    public void The_press_of_a_country_is_recognised(string text, string code)
    {
        Assert.Equal(code, Assert.Single(Shipped.FindPressCountries(text)).Named.Code);
    }

    [Theory]
    [InlineData("中俄关系怎么样")]
    [InlineData("俄罗斯的疫情")]
    [InlineData("relations with Russia")]
    public void A_country_alone_is_not_its_press(string text)
    {
        Assert.Empty(Shipped.FindPressCountries(text));
    }

    [Theory]
    [InlineData("路透社", "Reuters")]
    [InlineData("韩联社", "Yonhap News Agency")]
    [InlineData("人民日报、新华社", "People's Daily and Xinhua News Agency")]
    [InlineData("人民日报／某某报", "People's Daily and 某某报")]
    [InlineData("某某报", "某某报")]
    public void English_names_are_given_one_by_one_and_unknown_ones_as_printed(string printed, string expected)
    {
        Assert.Equal(expected, Shipped.EnglishName(printed));
    }

    [Fact]
    public void An_outlet_that_the_table_does_not_know_has_no_entry()
    {
        Assert.Null(Shipped.Resolve("某某报"));
    }

    [Fact]
    public void An_extension_adds_outlets()
    {
        using var file = ExtensionFile.Of("""{"name":"某某报","english":"So-and-so Daily","country":"CN","aliases":["某报"]}""");

        var outlets = OutletDirectory.Load(file.Path);

        Assert.Equal("So-and-so Daily", outlets.EnglishName("某报"));
        Assert.Equal("Reuters", outlets.EnglishName("路透社"));
    }

    [Fact]
    public void An_extension_replaces_an_outlet_of_the_same_name()
    {
        using var file = ExtensionFile.Of("""{"name":"路透社","english":"Reuters Agency","country":"GB","aliases":[]}""");

        var outlets = OutletDirectory.Load(file.Path);

        Assert.Equal("Reuters Agency", outlets.EnglishName("路透社"));
        Assert.Empty(outlets.FindOutlets("汤森路透"));
    }

    [Fact]
    public void A_name_that_the_extension_gives_to_another_outlet_leads_there()
    {
        using var file = ExtensionFile.Of("""{"name":"某某报","english":"So-and-so Daily","country":"CN","aliases":["Reuters"]}""");

        Assert.Equal("某某报", OutletDirectory.Load(file.Path).Resolve("Reuters")!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"outlets\":[]}")]
    [InlineData("{\"outlets\":[{\"name\":\"某某报\"}],\"countries\":[]}")]
    [InlineData("{\"outlets\":[{\"name\":\"某某报\",\"english\":\"X\",\"country\":\"CN\",\"aliases\":null}],\"countries\":[]}")]
    [InlineData("{\"outlets\":[{\"name\":\"\",\"english\":\"X\",\"country\":\"CN\",\"aliases\":[]}],\"countries\":[]}")]
    [InlineData("{\"outlets\":[{\"name\":\"某某报\",\"english\":\"X\",\"country\":\"CN\",\"aliases\":[\" \"]}],\"countries\":[]}")]
    [InlineData("{\"outlets\":[null],\"countries\":[]}")]
    public void A_broken_extension_is_named(string content)
    {
        using var file = new ExtensionFile(content);

        var failure = Assert.Throws<FormatException>(() => OutletDirectory.Load(file.Path));

        Assert.Contains(file.Path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_extension_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-folder", "outlets.json");

        var failure = Assert.Throws<FormatException>(() => OutletDirectory.Load(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_the_extension_is_named()
    {
        var failure = Assert.Throws<FormatException>(() => OutletDirectory.Load(AppContext.BaseDirectory));

        Assert.Contains(AppContext.BaseDirectory, failure.Message, StringComparison.Ordinal);
    }

    private static OutletTable ReadShippedTable()
    {
        using var stream = typeof(OutletDirectory).Assembly.GetManifestResourceStream("outlets.json")!;
        return JsonSerializer.Deserialize<OutletTable>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed class ExtensionFile : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answerbot-outlets-");

        public ExtensionFile(string content) => File.WriteAllText(Path, content);

        public string Path => System.IO.Path.Combine(_folder.FullName, "outlets.json");

        public static ExtensionFile Of(string outlet) => new($$"""{"outlets":[{{outlet}}],"countries":[]}""");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}

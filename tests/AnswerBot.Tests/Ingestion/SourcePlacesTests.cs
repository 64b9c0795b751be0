using AnswerBot.Ingestion;
using AnswerBot.Tests.Transcripts.Formats;

namespace AnswerBot.Tests.Ingestion;

/// <summary>Folders that are empty, closed or gone, paths that are to be forgotten, and files of several formats side by side.</summary>
public sealed class SourcePlacesTests : IDisposable
{
    private const string Exchange = "《北方日报》记者：新桥何时通车？\n李四：明年五月。\n";

    private readonly TranscriptFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_that_has_become_empty_keeps_its_transcripts_until_it_is_forgotten()
    {
        var path = _folder.Write("transcripts/a", "a");
        _folder.Write("elsewhere/b", "b");
        await _folder.IngestAsync(_folder["elsewhere"]);
        File.Delete(path);

        var emptied = await _folder.IngestAsync();
        var kept = await _folder.StoredAsync();
        var forgotten = await _folder.ForgetAsync(_folder["transcripts"]);

        Assert.Equal(["a", "b"], kept);
        Assert.Equal(IngestionStatus.Missing, emptied.Files.Single(file => file.Path == path).Status);
        Assert.Contains($"{_folder["transcripts"]} has no transcript any more", Assert.Single(emptied.Warnings), StringComparison.Ordinal);
        Assert.Equal(IngestionStatus.Removed, forgotten.Files.Single(file => file.Path == path).Status);
        Assert.Equal(["b"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task A_path_that_is_forgotten_is_not_looked_at_again()
    {
        _folder.Write("transcripts/a", "a");
        var added = _folder.Write("elsewhere/b", "b");
        await _folder.IngestAsync(added);

        await _folder.ForgetAsync(added);
        var again = await _folder.IngestAsync();

        Assert.Equal(["a"], await _folder.StoredAsync());
        Assert.Empty((await _folder.Index.ReadManifestAsync(Cancel))!.AddedPaths);
        Assert.False(again.Changed);
    }

    [Fact]
    public async Task An_added_file_that_is_gone_is_missing_and_can_be_forgotten()
    {
        _folder.Write("transcripts/a", "a");
        var added = _folder.Write("elsewhere/b", "b");
        await _folder.IngestAsync(added);
        File.Delete(added);

        var missing = await _folder.IngestAsync();
        await _folder.ForgetAsync(added);

        Assert.Equal(IngestionStatus.Missing, missing.Files.Single(file => file.Path == added).Status);
        Assert.Equal($"{added} is not there; what came from it stays in the index. To forget it, run `ingest --forget {added}`.", Assert.Single(missing.Warnings));
        Assert.Equal(["a"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task A_file_that_is_still_found_is_not_forgotten_and_that_is_said()
    {
        var path = _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();

        var report = await _folder.ForgetAsync(path);

        Assert.Contains("is still there", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal(["a"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task Forgetting_what_never_came_in_is_refused_with_what_did()
    {
        _folder.Write("transcripts/a", "a");
        var added = _folder.Write("elsewhere/b", "b");
        await _folder.IngestAsync(added);

        var refusal = await Assert.ThrowsAsync<UnknownSourceException>(() => _folder.ForgetAsync(_folder["misspelt"]));

        Assert.Contains(_folder["misspelt"], refusal.Message, StringComparison.Ordinal);
        Assert.Contains(added, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_folder_is_reported_and_what_came_from_it_stays_while_the_rest_goes_on()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "This user may read every folder, whatever its permissions.");
        _folder.Write("transcripts/a", "a");
        _folder.Write("transcripts/closed/b", "b");
        await _folder.IngestAsync();
        _folder.Write("transcripts/c", "c");
        Permit(UnixFileMode.None);

        var report = await _folder.IngestAsync();
        Permit(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(["a", "b", "c"], await _folder.StoredAsync());
        Assert.Equal(_folder["transcripts/closed"], Assert.Single(report.Skipped).Path);

        void Permit(UnixFileMode mode)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_folder["transcripts/closed"], mode);
            }
        }
    }

    [Fact]
    public async Task A_folder_that_leads_back_into_itself_is_searched_to_an_end()
    {
        _folder.Write("transcripts/a", "a");
        Directory.CreateSymbolicLink(_folder["transcripts/loop"], _folder["transcripts"]);

        var report = await _folder.IngestAsync();

        Assert.Equal(["a"], await _folder.StoredAsync());
        Assert.Equal(IngestionStatus.Added, Assert.Single(report.Files).Status);
    }

    [Fact]
    public async Task What_is_no_transcript_by_its_name_is_passed_over()
    {
        _folder.Write("transcripts/a", "a");
        foreach (var name in new[] { "README.md", ".hidden.txt", "~$a.docx", "a_files/frame.html", "picture.png", "a.json.bak" })
        {
            _folder.WriteFile($"transcripts/{name}", "x");
        }

        Assert.Equal(_folder["transcripts/a.txt"], Assert.Single((await _folder.IngestAsync()).Files).Path);
    }

    [Fact]
    public async Task Files_of_every_format_go_in_together_are_verified_and_stay_when_nothing_changes()
    {
        _folder.WriteFile("transcripts/text.txt", Exchange);
        _folder.WriteFile("transcripts/mark.md", Exchange.Replace("\n", "\n\n", StringComparison.Ordinal));
        _folder.WriteFile("transcripts/page.html", "<html><body><p>" + Exchange.Replace("\n", "</p><p>", StringComparison.Ordinal) + "</p></body></html>");
        _folder.WriteFile("transcripts/word.docx", WordFormatTests.Document([.. Exchange.Trim().Split('\n').Select(line => WordFormatTests.Paragraph(line))]));
        _folder.WriteFile("transcripts/video.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + Exchange.Replace("\n", "\n\n2\n00:00:03,000 --> 00:00:04,000\n", StringComparison.Ordinal));
        _folder.WriteFile("transcripts/web.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + Exchange.Replace("\n", "\n\n00:03.000 --> 00:04.000\n", StringComparison.Ordinal));

        var report = await _folder.IngestAsync();
        var verified = await new IndexVerifier(_folder.Index).VerifyAsync(Cancel);

        Assert.Equal(["mark", "page", "text", "video", "web", "word"], (await _folder.StoredAsync()).Order());
        Assert.Empty(report.Skipped);
        Assert.Empty(verified.Problems);
        Assert.All(verified.Stored, transcript => Assert.Equal("明年五月。", transcript.Turns[0].Paragraphs[0].Span.In(transcript.Text)));
        Assert.Equal(["video", "web"], verified.Stored.Where(transcript => transcript.Turns[0].Paragraphs[0].Time is not null).Select(transcript => transcript.Id).Order());
        Assert.All(report.Files, file => Assert.Contains(file.Guesses, guess => guess.Member == "speakers" && guess.Value == "李四"));
        Assert.False((await _folder.IngestAsync()).Changed);
    }

    [Fact]
    public async Task A_text_and_a_document_of_one_name_are_told_that_they_share_an_id()
    {
        _folder.WriteFile("transcripts/a.txt", Exchange);
        _folder.WriteFile("transcripts/a.md", Exchange);

        var report = await _folder.IngestAsync();

        var reason = Assert.Single(report.Skipped).Reason!;
        Assert.Contains(_folder["transcripts/a.txt"], reason, StringComparison.Ordinal);
        Assert.Contains(_folder["transcripts/a.md"], reason, StringComparison.Ordinal);
    }
}

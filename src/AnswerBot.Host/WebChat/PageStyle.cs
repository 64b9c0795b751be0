using System.Security.Cryptography;
using System.Text;

namespace AnswerBot.Host.WebChat;

/// <summary>The style sheet of the pages, small enough to stand in each; the content security policy lets just this text through, by its hash.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1c1c1a; --quiet: #5c5c56; --paper: #fdfdfb; --line: #d9d9d2; --mark: #fff1a8; --accent: #8a1c1c; }
        @media (prefers-color-scheme: dark) { :root { --ink: #ecece6; --quiet: #a9a9a0; --paper: #171716; --line: #3a3a37; --mark: #5a4d00; --accent: #ff9d8f; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; font: 1.05rem/1.75 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.4rem; line-height: 1.4; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
        a { color: var(--accent); } .quiet { color: var(--quiet); font-size: .9rem; }
        form { display: flex; gap: .5rem; } input { flex: 1; min-width: 0; font: inherit; padding: .5rem .75rem; color: inherit; background: transparent; border: 1px solid var(--quiet); border-radius: .4rem; }
        button { font: inherit; padding: .5rem 1.2rem; border: 0; border-radius: .4rem; color: var(--paper); background: var(--ink); }
        blockquote { margin: .5rem 0; padding: .25rem 0 .25rem 1rem; border-left: 3px solid var(--accent); }
        figure { margin: 1.5rem 0; } figcaption { font-weight: 600; } mark { color: inherit; background: var(--mark); }
        .summary { margin: 1rem 0; padding: .25rem 1rem; border: 1px dashed var(--quiet); border-radius: .4rem; }
        .question { font-weight: 600; } p:target { scroll-margin-top: 6rem; outline: 2px solid var(--accent); outline-offset: .4rem; } nav ul { padding-left: 1.2rem; }
        """;

    /// <summary>The source expression for <c>style-src</c>.</summary>
    public static string CspHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}";
}

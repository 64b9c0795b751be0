namespace AnswerBot.Evaluation.Reports;

/// <summary>The style sheet of the HTML report: one column on a phone, light and dark, readable in print.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1d1f23; --quiet: #5d636e; --paper: #f6f6f3; --card: #ffffff; --line: #dcdcd5; --good: #17692f; --bad: #b3261e;
          --one: #1f5fbf; --two: #b4500b; --three: #17692f; --four: #7a3aa8; --mark: #fff1a8; }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececea; --quiet: #a4a9b2; --paper: #141517; --card: #1e2023; --line: #383b40; --good: #6fd08c; --bad: #ff8a80;
          --one: #7fb0ff; --two: #ffae6b; --three: #6fd08c; --four: #cf9bff; --mark: #5a4d00; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.6rem; line-height: 1.3; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; } h3 { font-size: 1rem; margin: 0 0 .25rem; }
        p { margin: .25rem 0 .75rem; max-width: 48rem; } a { color: var(--one); } .quiet { color: var(--quiet); font-size: .9rem; }
        .tiles { display: grid; grid-template-columns: repeat(2, 1fr); gap: .75rem; margin: 1rem 0; }
        @media (min-width: 48rem) { .tiles { grid-template-columns: repeat(4, 1fr); } }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: .75rem; margin: 1rem 0; align-items: start; }
        .tile, .chart, .miss, .table { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem 1rem; margin: 0; }
        .tile b { display: block; font-size: 1.7rem; line-height: 1.3; font-variant-numeric: tabular-nums; } .tile span { display: block; }
        .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
        .table { overflow-x: auto; padding: 0; margin: 1rem 0; } table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); } tr:last-child > * { border-bottom: 0; }
        th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: var(--card); } thead th { color: var(--quiet); font-weight: 600; white-space: normal; }
        tbody th { font-weight: 400; } tr.group th { font-weight: 600; padding-top: .9rem; } td small { display: block; color: var(--quiet); font-size: .76rem; line-height: 1.2; }
        details { margin: .75rem 0; } summary { cursor: pointer; font-weight: 600; padding: .3rem 0; }
        .miss { margin: .6rem 0; } .miss p { max-width: none; margin: .15rem 0 .4rem; } .asked { font-weight: 600; }
        blockquote { margin: .3rem 0; padding: .1rem 0 .1rem .8rem; border-left: 3px solid var(--line); font-size: .93rem; } blockquote.wanted { border-color: var(--good); } blockquote.got { border-color: var(--two); }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: .25rem 1.5rem; }
        mark { color: inherit; background: var(--mark); }
        code { font-size: .85em; overflow-wrap: anywhere; }
        svg { display: block; width: 100%; height: auto; font: 11px system-ui, sans-serif; } svg text { fill: var(--ink); } svg .quiet { fill: var(--quiet); font-size: 10px; }
        .grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--quiet); stroke-width: 1; } .even { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .whisker { stroke-width: 1.5; opacity: .65; } .dot { stroke: var(--card); stroke-width: 1; }
        .s0 { stroke: var(--one); } .s1 { stroke: var(--two); } .s2 { stroke: var(--three); } .s3 { stroke: var(--four); }
        .line.s1 { stroke-dasharray: 6 3; } .line.s2 { stroke-dasharray: 2 2; } .line.s3 { stroke-dasharray: 8 3 2 3; }
        .f0 { fill: var(--one); } .f1 { fill: var(--two); } .f2 { fill: var(--three); } .f3 { fill: var(--four); }
        """;
}

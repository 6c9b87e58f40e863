namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>How a page looks.</summary>
internal static class PageStyle
{
    /// <summary>Its style sheet.</summary>
    public const string Text = """

        :root{--paper:#f6f6f3;--card:#fff;--ink:#1d2127;--soft:#626b77;--edge:#e1e2de;--amber:#b4560a;--green:#1f7a4d;
        --red:#c0262d;--slate:#5b6b80;--violet:#7546b8;--wash:#b4560a1f}
        @media (prefers-color-scheme:dark){:root{--paper:#14171b;--card:#1c2026;--ink:#e8eaed;--soft:#98a2b0;
        --edge:#2d333b;--amber:#f2a74b;--green:#5cc98f;--red:#ff7b7b;--slate:#9fb0c6;--violet:#c3a1f5;--wash:#f2a74b24}}
        *{box-sizing:border-box}
        html{color-scheme:light dark;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
        header,main{max-width:1260px;margin:0 auto;padding:0 20px}
        header{padding-top:28px}
        h1{font-size:28px;letter-spacing:-.02em;margin:0}
        header p{margin:2px 0}
        h2{font-size:16px;margin:0 0 4px}
        section{background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:16px 18px;margin:16px 0}
        code{font:12.5px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        small{display:block;color:var(--soft);font-size:12.5px;overflow-wrap:anywhere}
        .hint{color:var(--soft);font-size:13px;margin:2px 0 10px}
        .alarm{border:1px solid var(--red);border-left-width:5px;border-radius:8px;padding:10px 14px;margin:16px 0}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;background:none;border:0;padding:0}
        .tile{background:var(--card);border:1px solid var(--edge);border-top:3px solid var(--soft);border-radius:8px;
        padding:10px 14px;display:grid;grid-template-columns:1fr auto;gap:0 8px;align-items:baseline}
        .tile span{grid-column:1/3;color:var(--soft);font-size:13px}
        .tile strong{font-size:24px;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
        .tile em{font-style:normal;color:var(--soft)}
        .tile.seeded{border-top-color:var(--green)}.tile.fallback{border-top-color:var(--amber)}
        .tile.empty{border-top-color:var(--slate)}.tile.failed{border-top-color:var(--red)}.tile.held{border-top-color:var(--violet)}
        .chart{overflow-x:auto}
        .scroll{max-height:440px;overflow:auto}
        .scroll th{position:sticky;top:0;background:var(--card)}
        svg{display:block;width:100%;min-width:640px;height:auto}
        .grid{stroke:var(--edge)}.mark{stroke:var(--soft)}
        .tick{fill:var(--soft);font-size:12px}
        .area{fill:var(--wash)}
        .line{fill:none;stroke:var(--amber);stroke-width:2;stroke-linejoin:round}
        .dot{fill:var(--card);stroke:var(--amber);stroke-width:1.5}
        .dot:hover{fill:var(--amber)}
        .dot.suspect{stroke:var(--red);stroke-width:3}
        .dotkey{display:inline-block;width:11px;height:11px;border:3px solid var(--red);border-radius:50%;margin:0 4px 0 10px;vertical-align:-1px}
        table{border-collapse:collapse;width:100%}
        th{font-weight:600;font-size:12.5px;color:var(--soft);text-align:left;padding:4px 10px 6px 0;border-bottom:1px solid var(--edge)}
        td{padding:6px 10px 6px 0;border-bottom:1px solid var(--edge);vertical-align:top;font-size:13.5px}
        tbody tr:last-child td{border-bottom:0}
        tbody tr:hover{background:var(--wash)}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        td[data-name=started],td[data-name=since],td[data-name=time]{white-space:nowrap;font-variant-numeric:tabular-nums}
        .name{overflow-wrap:anywhere}
        .bad{color:var(--red)}
        meter{width:72px;height:8px;vertical-align:middle;background:var(--edge);border:0;border-radius:4px;overflow:hidden;-webkit-appearance:none;appearance:none}
        meter::-webkit-meter-inner-element{border:0}
        meter::-webkit-meter-bar{background:var(--edge);border:0;border-radius:4px;height:8px}
        meter::-webkit-meter-optimum-value{background:var(--amber);border-radius:4px}
        meter::-moz-meter-bar{background:var(--amber);border-radius:4px}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:0 16px}
        .pair section{margin:0 0 16px}
        .words{list-style:none;margin:6px 0 0;padding:0}
        .words li{display:grid;grid-template-columns:1fr auto 72px;gap:10px;align-items:center;padding:4px 0;font-size:13.5px}
        .words span{font-variant-numeric:tabular-nums}
        .tools{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:8px 0 10px;position:sticky;top:0;background:var(--card);padding:8px 0;z-index:1}
        #search{flex:1 1 260px;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:8px;padding:8px 12px}
        #search:focus-visible,button:focus-visible{outline:2px solid var(--amber);outline-offset:1px}
        #kinds{display:flex;flex-wrap:wrap;gap:6px}
        #count{color:var(--soft);font-size:13px;font-variant-numeric:tabular-nums}
        button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
        th button{font-weight:600;color:inherit}
        th button::after{content:" \2195";opacity:.4}
        th[aria-sort=ascending] button::after{content:" \2191";opacity:1}
        th[aria-sort=descending] button::after{content:" \2193";opacity:1}
        .chip,.badge{border:1px solid currentColor;border-radius:99px;padding:1px 9px;font-size:12.5px;white-space:nowrap;color:var(--soft)}
        .chip[aria-pressed=true]{background:var(--ink);color:var(--card)!important;border-color:var(--ink)}
        .chip.seeded,.badge.seeded{color:var(--green)}.chip.fallback,.badge.fallback{color:var(--amber)}
        .chip.empty,.badge.empty{color:var(--slate)}.chip.held,.badge.held{color:var(--violet)}
        .chip.failed,.badge.failed,.chip.not_proven,.badge.not_proven{color:var(--red)}
        .badge.not_proven{background:var(--red);color:var(--card);border-color:var(--red)}
        .calls{white-space:nowrap}
        @media (min-width:1180px){td[data-name=person]{white-space:nowrap}td[data-name=reason]{min-width:230px}}
        @media (max-width:760px){
        header,main{padding:0 12px}header{padding-top:18px}
        section{padding:12px}
        .figures thead,.list thead{display:none}
        .figures tr,.list tr{display:grid;grid-template-columns:repeat(5,1fr);gap:4px 10px;padding:10px 0;border-bottom:1px solid var(--edge)}
        .list tr{grid-template-columns:1fr 1fr}
        .list tr[hidden]{display:none}
        td{display:block;border:0;padding:0;text-align:left!important}
        td[data-name]::before{content:attr(data-name);display:block;color:var(--soft);font-size:11.5px}
        td[data-name=started],td[data-name=since],td.name,td[data-name=person],td[data-name=reason],td[data-name="target and run"]{grid-column:1/-1}
        .figures meter{display:none}
        .figures td[data-name=started]::before,.figures td[data-name=since]::before{display:inline;content:attr(data-name) " "}
        .calls{white-space:normal}
        }
        @media print{.tools{display:none}section{break-inside:avoid}}

        """;
}

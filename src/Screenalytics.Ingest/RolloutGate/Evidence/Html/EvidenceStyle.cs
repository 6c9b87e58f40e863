namespace Screenalytics.Ingest.RolloutGate.Evidence.Html;

/// <summary>How a page of evidence looks.</summary>
internal static class EvidenceStyle
{
    /// <summary>Its style sheet.</summary>
    public const string Text = """

        :root{--paper:#f6f6f3;--card:#fff;--ink:#1d2127;--soft:#5f6874;--edge:#e1e2de;--link:#27518f;
        --good:#1f7a4d;--bad:#c0262d;--open:#9a5b00;--left:#5b6b80}
        @media (prefers-color-scheme:dark){:root{--paper:#14171b;--card:#1c2026;--ink:#e8eaed;--soft:#98a2b0;--edge:#2d333b;
        --link:#9cc2ff;--good:#5cc98f;--bad:#ff7b7b;--open:#f2b04b;--left:#9fb0c6}}
        *{box-sizing:border-box}
        html{color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:12px}
        body{margin:0;background:var(--paper);color:var(--ink);font:15.5px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        header,main{max-width:1040px;margin:0 auto;padding:0 20px}
        header{padding-top:34px}
        h1{font-size:36px;line-height:1.15;letter-spacing:-.025em;margin:0 0 8px;overflow-wrap:anywhere}
        h2{font-size:18px;letter-spacing:-.01em;margin:0 0 8px}
        main h2#steps{margin:30px 0 0}
        h3{font-size:16px;margin:0}
        p{margin:4px 0;overflow-wrap:anywhere}
        a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}
        code{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        small{display:block;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
        .soft,.kicker{color:var(--soft);font-size:14px}
        .kicker{margin:0}
        .proven{--tone:var(--good)}.disproven{--tone:var(--bad)}.not_judged{--tone:var(--open)}.left_out{--tone:var(--left)}
        .verdict{display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline}
        .verdict strong{color:var(--tone);font-size:22px;letter-spacing:-.01em}
        .verdict span{color:var(--soft)}
        section{background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:18px 20px;margin:16px 0}
        section.step{border-left:4px solid var(--tone)}
        section:target,li:target{outline:2px solid var(--link);outline-offset:2px}
        .head{display:flex;gap:14px;justify-content:space-between;align-items:flex-start}
        .badge{flex:none;color:var(--tone);border:1px solid currentColor;border-radius:99px;padding:0 10px;font-size:13px;font-weight:600;white-space:nowrap}
        .disproven.badge{background:var(--bad);border-color:var(--bad);color:var(--card)}
        .strip{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(138px,1fr));gap:8px;margin:20px 0 16px;padding:0}
        .strip a{display:block;height:100%;background:var(--card);border:1px solid var(--edge);border-top:3px solid var(--tone);border-radius:8px;
        padding:7px 11px;color:var(--ink);text-decoration:none}
        .strip a:hover,.strip a:focus-visible{border-color:var(--tone)}
        .strip b{font-weight:600;font-size:14px;display:block}
        .strip small{color:var(--tone)}
        .open{list-style:none;margin:0;padding:0}
        .open li{padding:8px 0;border-top:1px solid var(--edge)}
        .open li:first-child{border-top:0}
        .criteria{list-style:none;margin:0;padding:0}
        .criteria>li{padding:10px 0;border-top:1px solid var(--edge)}
        .criteria>li:first-child{border-top:0}
        .criteria div{display:grid;grid-template-columns:26px 1fr auto;gap:6px;align-items:start}
        .criteria div p{margin:0;font-weight:600}
        .number{color:var(--soft);font-variant-numeric:tabular-nums}
        .criteria ul,.criteria .soft{margin:4px 0 0 32px;padding:0}
        .criteria ul{list-style:none;font-size:14px}
        .criteria ul li{padding:1px 0;overflow-wrap:anywhere}
        .step code{white-space:nowrap}
        section.step code{white-space:normal}
        table{border-collapse:collapse;width:100%;margin-top:10px}
        th{font-weight:600;font-size:13px;color:var(--soft);text-align:left;padding:4px 12px 6px 0;border-bottom:1px solid var(--edge)}
        td{padding:8px 12px 8px 0;border-bottom:1px solid var(--edge);vertical-align:top;font-size:14px;overflow-wrap:anywhere}
        tbody tr:last-child td{border-bottom:0}
        .checks{table-layout:fixed}
        .checks th:nth-child(1){width:20%}.checks th:nth-child(2){width:30%}.checks th:nth-child(4){width:112px}
        .exchanges td:first-child{width:34px;color:var(--soft);font-variant-numeric:tabular-nums}
        .exchanges td:nth-child(2){width:52%}
        details{margin-top:12px;border-top:1px solid var(--edge);padding-top:10px}
        summary{cursor:pointer;color:var(--link);font-size:14px}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:8px 20px;margin:8px 0}
        dl div{min-width:0}
        dt{color:var(--soft);font-size:13px}
        dd{margin:0;overflow-wrap:anywhere;font-size:14px}
        section ul{margin:6px 0;padding-left:20px}
        @media (max-width:640px){
        header,main{padding:0 12px}header{padding-top:20px}
        h1{font-size:29px}
        section{padding:14px}
        .strip{grid-template-columns:1fr 1fr}
        .rows thead{display:none}
        .rows tr{display:grid;gap:4px;padding:10px 0;border-bottom:1px solid var(--edge)}
        .rows tr:last-child{border-bottom:0}
        .rows td,.exchanges td:nth-child(n){display:block;width:auto;border:0;padding:0}
        td[data-name]::before{content:attr(data-name) " ";color:var(--soft);font-size:12.5px}
        .criteria div{grid-template-columns:20px 1fr}
        .criteria .badge{grid-column:2;justify-self:start}
        .criteria ul,.criteria .soft{margin-left:26px}
        }
        @media print{
        :root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--edge:#bbb;--link:#000;--good:#145c38;--bad:#98121a;--open:#6d4000;--left:#445066}
        body{font-size:11pt}header,main{max-width:none;padding:0}
        .strip{display:none}
        section{border-radius:0;padding:10px 12px}
        tr,li,.head{break-inside:avoid}h2,h3{break-after:avoid}
        details::details-content{content-visibility:visible;block-size:auto}
        }

        """;
}

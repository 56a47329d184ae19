import { html } from "./html";

/** The look of a snapshot's page: the application's own colours, and nothing that would be loaded. */
export const SNAPSHOT_STYLE = html`
:root{color-scheme:light dark;--paper:light-dark(#fcfcfa,#111316);--panel:light-dark(#fff,#16191d);
--ink:light-dark(#1b1e23,#e8e9ea);--dim:light-dark(#5b616b,#a3a9b3);--edge:light-dark(#8b919b,#6b727d);
--line:light-dark(#dfe0dc,#2c3137);--hair:light-dark(#efefec,#20242a);--alarm:light-dark(#b42318,#ff8a7a)}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:13px/1.45 "Inter Variable",Inter,system-ui,sans-serif;
text-rendering:geometricPrecision;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1180px;padding:20px 28px 48px}
h1,h2,h3,p,dl,dd,ul,figure,pre{margin:0}
h1{font-size:22px;font-weight:620;letter-spacing:-.015em;line-height:1.25;overflow-wrap:anywhere}
h2{font-size:15px;font-weight:600;margin:32px 0 8px;letter-spacing:-.005em}
h3{font-size:13px;font-weight:600;overflow-wrap:anywhere}
:focus-visible{outline:2px solid light-dark(#3450c4,#9aabff);outline-offset:1px}
.brand{display:flex;align-items:center;gap:8px;font-size:12px;color:var(--dim);margin-bottom:18px;flex-wrap:wrap}
.brand b{color:var(--ink);font-weight:600}.brand .tag{margin-left:auto}
.tag{border:1px solid var(--edge);border-radius:4px;padding:0 6px;font-size:12px;line-height:18px;color:var(--dim);white-space:nowrap}
.dim{color:var(--dim)}.meta{color:var(--dim);margin-top:4px;overflow-wrap:anywhere}.alarmed{color:var(--alarm);font-weight:600;margin-top:10px}
.note{margin:14px 0 12px;max-width:78ch;white-space:pre-wrap;overflow-wrap:anywhere;border-left:2px solid var(--line);padding-left:12px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:14px 20px;margin-top:20px;
border-block:1px solid var(--line);padding:14px 0}
.figures dt{font-size:12px;color:var(--dim)}
.figures .big{font-size:24px;font-weight:600;letter-spacing:-.02em;line-height:1.2;font-variant-numeric:tabular-nums}
.figures dd:not(.big){font-size:12px;color:var(--dim)}
.scroll{overflow-x:auto;margin-inline:-4px;padding:2px 4px}
table{border-collapse:separate;border-spacing:0;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--dim);font-size:12px;padding-bottom:6px}
th{font-weight:400;text-align:left}
.map{border-spacing:2px}
.map thead th{vertical-align:bottom;padding:0 4px 6px;max-width:112px;overflow-wrap:break-word}
.map tbody th,.map tfoot th{max-width:190px;padding:0 10px 0 2px;overflow-wrap:break-word}
.map .axis{font-size:12px;color:var(--dim)}.axis span{display:block}
.map td.b{width:104px;min-width:84px;height:50px;border-radius:4px;padding:5px 8px;vertical-align:top;white-space:nowrap;background:var(--hair)}
.v{display:block;font-size:14px;line-height:19px}.painted .v{font-weight:600}
.d{display:block;font-size:11px;line-height:15px}.o{display:block;font-size:11px;line-height:15px}
.m{float:right;font-size:12px;padding-left:6px}.d .m{font-size:11px}
.map td.hole{background:none;box-shadow:inset 0 0 0 1.5px var(--edge);color:var(--dim)}
.map td.ignored{background:repeating-linear-gradient(135deg,var(--line) 0 4px,transparent 4px 9px);color:var(--dim)}
.map td.illegal{background:none;box-shadow:inset 0 0 0 1px var(--alarm);color:var(--dim)}
.map td.alarm{background:none;box-shadow:inset 0 0 0 2.5px var(--alarm);color:var(--dim)}.alarm .m{color:var(--alarm);font-weight:600}
.map td.other:not(.painted){background:none;border:1px dashed var(--edge)}
.map td.filtered{background:none;border:1px dotted var(--edge)}.map td.absent{background:none}
.map .t{min-width:96px;height:auto;padding:4px 2px 4px 10px;font-size:12px;white-space:nowrap;vertical-align:middle}
.map tfoot .t{vertical-align:top}.t .o{margin-top:2px}
.bar{display:block;height:4px;max-width:112px;margin-top:4px;border-radius:2px;background:var(--hair)}
.bar i{display:block;height:4px;border-radius:2px;background:var(--edge)}
.gone{color:var(--dim);text-decoration:line-through}.extra{color:var(--dim);font-style:italic}
.legend{display:flex;flex-wrap:wrap;gap:8px 24px;margin-top:12px;font-size:12px;color:var(--dim)}
.legend ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:start}
.legend li{display:flex;gap:6px;align-items:center}
.ramp{display:flex;flex-wrap:wrap;gap:2px 8px}.ramp .row{display:flex;gap:8px;align-items:center;line-height:14px}
.ramp .steps{display:flex;gap:1px;width:208px;flex:none}.ramp .steps i{flex:1;height:10px}
.ramp .ends{display:flex;justify-content:space-between;width:208px}
.k{width:16px;height:12px;border-radius:2px;flex:none}
.k.hole{box-shadow:inset 0 0 0 1.5px var(--edge)}.k.ignored{background:repeating-linear-gradient(135deg,var(--edge) 0 2px,transparent 2px 5px)}
.k.illegal{box-shadow:inset 0 0 0 1px var(--alarm)}.k.alarm{box-shadow:inset 0 0 0 2.5px var(--alarm)}
.k.other{border:1px dashed var(--edge)}.k.filtered{border:1px dotted var(--edge)}
.list{width:100%;font-size:12px}
.list th,.list td{padding:4px 14px 4px 0;border-bottom:1px solid var(--hair);vertical-align:top;white-space:nowrap}
.list thead th{white-space:normal;color:var(--dim);border-bottom-color:var(--line);vertical-align:bottom}
.list .n{text-align:right}.list .w{white-space:normal;min-width:76px;overflow-wrap:break-word}.list code{display:inline-block;min-width:33ch;overflow-wrap:anywhere}.adj{display:block;color:var(--dim)}.reasons{margin:8px 0;padding-left:22px;font-size:12px;color:var(--dim)}sup{font-size:10px;line-height:1}
details{margin-top:16px}summary{cursor:pointer;font-weight:600;padding:2px 0}
summary small{font-size:12px;font-weight:400;color:var(--dim)}
details>*:not(summary){margin-top:8px}
.words{display:grid;grid-template-columns:150px minmax(0,78ch);gap:6px 20px}
.words dt{color:var(--dim)}.words dd{overflow-wrap:anywhere;white-space:pre-wrap}
pre,code{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:12px 14px}
.hash{overflow-wrap:anywhere}
.bug{border-top:1px solid var(--line);padding:12px 0}.bug .words{margin-top:8px}
.bug header{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline}
footer{margin-top:36px;border-top:1px solid var(--line);padding-top:12px;font-size:12px;color:var(--dim)}
@media(max-width:900px){body{padding-inline:20px}.map td.b{width:86px;min-width:78px;padding:5px 6px}.v{font-size:13px}
.map .t{min-width:84px;padding-left:6px}.map tbody th,.map tfoot th{padding-right:6px}}
@media(max-width:640px){body{padding:14px 14px 32px}.words{grid-template-columns:1fr;gap:0}.words dd{margin-bottom:8px}.brand .tag{margin-left:0}}
@media print{@page{margin:13mm 12mm}
:root{color-scheme:light}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{max-width:none;padding:0}html{font-size:11px;background:#fff}.scroll{overflow:visible}
.map td.b{width:auto;min-width:0;height:auto;padding:3px 5px}.map thead th{max-width:90px}
.map .t{min-width:0;padding-left:4px;font-size:9.5px}.v{font-size:12px;line-height:16px}.d,.o{font-size:9.5px;line-height:13px}
.figures{grid-template-columns:repeat(5,1fr);gap:12px}.figures .big{font-size:19px}.figures dt,.figures dd:not(.big){font-size:10px}
h2,h3,summary{break-after:avoid}tr,.bug header,.words>div{break-inside:avoid}thead{display:table-header-group}
.list{font-size:10px}.list th,.list td{padding:2px 7px 2px 0}.list .w{min-width:52px}
details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}}
`;

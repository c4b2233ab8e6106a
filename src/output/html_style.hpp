// The look of the HTML page: light, dark and printed.
#pragma once

#include <string_view>

namespace rubdown {

/// Colours keep a contrast of at least 4.5 to their ground (WCAG 2.1 section 1.4.3); print is always light.
inline constexpr std::string_view html_style = R"css(
:root { color-scheme: light dark; --ground: #fff; --text: #1a1a1a; --faint: #5b5b5b; --line: #cfcfcf; --head: #f2f4f6;
  --care: #00604a; --massage: #7a2e68; --race: #a03a00; --hard: #0b4f8a;
  --stop: #a01818; --stop-ground: #fdecec; --today: #fff6d6; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181b; --text: #e8e8e8; --faint: #a9adb3; --line: #3a3f45; --head: #22262b;
    --care: #5fd6b0; --massage: #e6a5d3; --race: #ffab73; --hard: #86c3f7;
    --stop: #ff9d9d; --stop-ground: #3a1c1e; --today: #3a3416; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1500px; padding: 1.2rem; background: var(--ground); color: var(--text);
  font: 14px/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; justify-content: space-between; }
h1 { margin: 0; font-size: 1.7rem; } h2 { margin: 1.2rem 0 .4rem; font-size: 1.1rem; }
header p { margin: 0; color: var(--faint); }
.stop { margin: .8rem 0; padding: .7rem 1rem; border: 3px double var(--stop); background: var(--stop-ground); }
.stop h2 { margin: 0; color: var(--stop); } .stop p { margin: .3rem 0 0; }
.notice { margin: .6rem 0; padding: .4rem 1rem; border-left: 4px solid var(--race); }
.chart { margin: .8rem 0; overflow-x: auto; } .chart svg { display: block; width: 100%; min-width: 700px; height: auto; }
.table { overflow-x: auto; }
table { width: 100%; min-width: 1000px; border-collapse: collapse; table-layout: fixed; }
caption { text-align: left; color: var(--faint); padding-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .25rem .4rem; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
thead th, tbody th { background: var(--head); font-weight: 600; } col.week { width: 7.5rem; } col.total { width: 6.5rem; }
tbody th small, td small { display: block; font-weight: 400; color: var(--faint); }
td p { margin: 0; } td.today { background: var(--today); outline: 2px solid var(--race); outline-offset: -2px; }
.at, time { color: var(--faint); } time { float: right; font-size: .8em; }
.care { color: var(--care); } .massage { color: var(--massage); font-weight: 600; } .race { color: var(--race); font-weight: 700; }
.hard { color: var(--hard); } .long { font-weight: 700; } .rest { color: var(--faint); }
.missed, .stopped { text-decoration: line-through; color: var(--faint); } .advice { font-style: italic; }
.prepare { color: var(--faint); font-size: .85em; }
sup { line-height: 0; } sup a { color: inherit; } a { color: var(--hard); }
ol.reasons { padding-left: 1.6rem; } .legend { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.legend span { white-space: nowrap; }
footer { margin-top: 1rem; color: var(--faint); }
@media screen and (max-width: 1059px) {
  body { padding: .7rem; overflow-wrap: anywhere; } h1 { font-size: 1.4rem; }
  table { min-width: 0; } table, caption, tbody, tr, tbody th, td { display: block; } colgroup, thead { display: none; }
  tr { margin-bottom: .8rem; border: 1px solid var(--line); } tbody th, td { border-width: 0 0 1px; }
  tbody th small { display: inline; } td:last-child { border-width: 0; }
  td::before { content: attr(data-day); color: var(--faint); } time { float: none; font-size: inherit; }
  td p, td small { padding-left: 1rem; }
}
@page { size: landscape; margin: 8mm; }
@media print {
  :root { color-scheme: light; --ground: #fff; --text: #000; --faint: #444; --line: #bbb; --head: #f2f4f6;
    --care: #00604a; --massage: #7a2e68; --race: #a03a00; --hard: #0b4f8a;
    --stop: #a01818; --stop-ground: #fff; --today: #fff; }
  body { padding: 0; max-width: none; font-size: 6pt; line-height: 1.2; }
  h1 { font-size: 11pt; } h2 { margin: .8mm 0 .3mm; font-size: 7pt; } header p { font-size: 7.5pt; }
  .stop { margin: .8mm 0; padding: .8mm 2mm; } .notice { margin: .5mm 0; padding: 0 2mm; }
  .chart { margin: .5mm 0; overflow: visible; } .chart svg { min-width: 0; height: 27mm; }
  .table { overflow: visible; } table { min-width: 0; } caption, td small, time { display: none; }
  col.week { width: 21mm; } col.total { width: 21mm; } tbody th small { display: inline; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  th, td { padding: 0 .6mm; font-size: var(--cell); line-height: 1.2; }
  tbody th, td.sum { white-space: nowrap; overflow: hidden; } section ul { margin: 0; padding-left: 3mm; }
  .brief .chart svg { height: 20mm; }
  .brief .more, .brief .advice, .brief .prepare { display: none; }
  .at { display: none; } sup { font-size: 70%; } sup a { text-decoration: none; }
  ol.reasons { columns: 3; column-gap: 7mm; margin: 0; padding-left: 4mm; font-size: 5.4pt; } .legend { margin: .4mm 0; }
  ol.reasons li { break-inside: avoid; } .own-page { break-before: page; } footer { margin-top: .5mm; }
}
)css";

}  // namespace rubdown

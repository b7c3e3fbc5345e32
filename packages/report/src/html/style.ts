/** Black on white and A4, on the screen as on paper. No colour carries a meaning. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:8mm 6mm 16mm;background:#fff;color:#000;font:10.5pt/1.45 "Noto Sans","Noto Naskh Arabic","Segoe UI",system-ui,sans-serif}
html[lang=ar] body{font-family:"Noto Naskh Arabic","Noto Sans Arabic","Geeza Pro","Segoe UI",system-ui,sans-serif;line-height:1.7}
h1{font-size:20pt;line-height:1.2;margin:0 0 2mm}
h2{font-size:14pt;margin:9mm 0 2mm;border-block-end:1.2pt solid #000;padding-block-end:1mm;break-after:avoid}
p{margin:0 0 2mm;max-width:165mm}
.exercise{border:2pt solid #000;padding:2mm 4mm;font-size:14pt;font-weight:700;text-align:center;margin:0 0 5mm}
.head{display:grid;grid-template-columns:max-content 1fr;gap:.6mm 6mm;margin:0 0 4mm}
.head dt{color:#333}
.head dd{margin:0}
.legend{border-block:.6pt solid #777;padding:1.5mm 0;margin:0 0 3mm}
.legend span{margin-inline-end:6mm;white-space:nowrap}
table{border-collapse:collapse;width:100%;margin:3mm 0 5mm;font-size:9pt;line-height:1.35}
html[lang=ar] table{line-height:1.6}
caption{text-align:start;font-weight:700;font-size:10pt;padding-block-end:1mm;break-after:avoid}
caption small{font-weight:400;font-size:9pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.5pt solid #777;padding:.8mm 1.4mm;text-align:start;vertical-align:top;font-weight:400}
thead th{font-size:8.5pt;font-weight:700;vertical-align:bottom}
td.num{text-align:end}
.n{white-space:nowrap}
td .n.w{white-space:normal}
.k{font-family:"Noto Sans Symbols2","Noto Sans Math","Segoe UI Symbol",system-ui,sans-serif;font-size:.9em}
figure{margin:3mm 0;break-inside:avoid}
svg{width:100%;height:auto;border:.5pt solid #777}
figcaption{font-size:9pt}
.foot{border-block-start:.6pt solid #777;margin-block-start:8mm;padding-block-start:2mm;font-size:8.5pt}
@page{size:A4 portrait;margin:14mm 12mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt;direction:ltr}}
@media print{body{max-width:none;padding:0}p{max-width:none}}
@media screen{.wide{overflow-x:auto}}
`.trim();

/** On top of every printed page. A word of a catalogue, in quotes as style sheets write them. */
export const markStyle = (word: string): string => {
  const letters = word.replace(/[^\p{L} ]/gu, '');
  return `@page{@top-center{content:"${letters}";font-weight:700;font-size:10pt}}`;
};

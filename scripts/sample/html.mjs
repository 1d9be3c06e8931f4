/** How the filing looks when it is printed: ruled tables, indented paragraphs, each part on a page of its own. */
const printStyle = `
  body { font: 12pt/1.7 "Noto Serif CJK SC", serif; margin: 0; }
  p { margin: 0; text-indent: 2em; text-align: justify; }
  p.center { text-align: center; text-indent: 0; }
  p.unit { text-align: right; text-indent: 0; font-size: 10pt; break-after: avoid; }
  p.note { text-indent: 0; font-size: 9pt; }
  h1, h2, h3, h4, h5, h6 { margin: 0.4em 0; font-size: 12pt; font-weight: normal; break-after: avoid; }
  h1 { font-size: 15pt; text-align: center; break-before: page; }
  h1:first-child { break-before: auto; }
  table { width: 100%; border-collapse: collapse; font-size: 9.5pt; line-height: 1.5; margin: 0 0 0.6em; }
  th, td { border: 0.6pt solid #000; padding: 1pt 4pt; font-weight: normal; text-align: left; }
  th { text-align: center; background: #eee; }
  td.figure { text-align: right; white-space: nowrap; }
  tr { break-inside: avoid; }
`;

/** @param {string} text */
export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Whether a cell stands to the right. @param {string} text */
export const isFigure = (text) => /^[-(]?[\d,.]+[)%]?$|^-$/.test(text);

/**
 * A whole page around a body.
 * @param {string} title
 * @param {string} body
 */
export const htmlPage = (title, body) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${printStyle}</style></head><body>\n${body}\n</body></html>\n`;

// The sample's source is plain text with a little markup (see also assets/sample/README.md):
//   # … ###### …             headings, levels 1 to 6
//   @table … / @end          a table, cells separated by “|”
//   @center …, @page, @toc   a centred line, a page break, the table of contents
//   @clean …, @planted …     a line of one version only
//   {{ expression }}         a figure computed from data.mjs
//   [[e01: passage]]         a mention of a planted error (e…) or of a trap (t…)
//   <<right=>wrong>>         the planted deviation
// A mark travels through the layout as a pair of private-use characters of no width.
const open = 0xe000;
const close = 0xe800;

export const isOpen = (c) => c >= open && c < close;
export const isClose = (c) => c >= close && c < 0xf000;
export const isMark = (c) => c >= open && c < 0xf000;
export const markOf = (c) => (c < close ? c - open : c - close);
export const plain = (text) => [...text].filter((ch) => !isMark(ch.charCodeAt(0))).join('');

/** Fills the figures in: every {{expression}} is evaluated with `scope`'s names in view. */
function fill(text, scope) {
  const names = Object.keys(scope);
  const values = Object.values(scope);
  return text.replace(/\{\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\}/g, (_, expression) => {
    try {
      return String(new Function(...names, `return (${expression});`)(...values));
    } catch (error) {
      throw new Error(`in {{${expression}}}: ${error.message}`);
    }
  });
}

/** Takes one side of each deviation, and turns [[id: …]] into a pair of marks. */
function mark(line, planted, marks) {
  const text = line.replace(/<<(.*?)=>(.*?)>>/g, (_, right, wrong) => (planted ? wrong : right));
  let out = '';
  const stack = [];
  for (let at = 0; at < text.length; at += 1) {
    const start = /^\[\[([et]\d\d): ?/.exec(text.slice(at, at + 8));
    if (start) {
      marks.push({ id: start[1] });
      stack.push(marks.length - 1);
      out += String.fromCharCode(open + marks.length - 1);
      at += start[0].length - 1;
    } else if (text.startsWith(']]', at)) {
      out += String.fromCharCode(close + stack.pop());
      at += 1;
    } else out += text[at];
  }
  if (stack.length > 0) throw new Error(`a mark is left open in: ${line}`);
  return out;
}

const options = (text) =>
  Object.fromEntries(
    text
      .split(' ')
      .filter(Boolean)
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );

/** Source text to blocks; `planted` says which version. Returns the blocks and the marks met, in order. */
export function parse(source, scope, planted) {
  const marks = [];
  const blocks = [];
  let table = null;
  for (const raw of fill(source, scope).split('\n')) {
    let line = raw.trim();
    if (line === '' || line.startsWith('//')) continue;
    if (line.startsWith('@clean ')) {
      if (planted) continue;
      line = line.slice(7);
    } else if (line.startsWith('@planted ')) {
      if (!planted) continue;
      line = line.slice(9);
    }
    const text = mark(line, planted, marks);
    if (table) {
      if (text === '@end') table = null;
      else table.rows.push(splitCells(text));
    } else if (text.startsWith('@table')) {
      const o = options(text.slice(6));
      table = {
        kind: 'table',
        unit: o.unit ?? null,
        head: Number(o.head ?? 1),
        wrap: (o.wrap ?? '').split(',').map(Number),
        rows: [],
      };
      blocks.push(table);
    } else if (text === '@page' || text === '@toc') blocks.push({ kind: text.slice(1) });
    else if (text.startsWith('@center ')) blocks.push({ kind: 'center', text: text.slice(8) });
    else if (text.startsWith('#')) {
      const level = text.indexOf(' ');
      blocks.push({ kind: 'heading', level, text: text.slice(level + 1) });
    } else blocks.push({ kind: 'text', text });
  }
  return { blocks, marks };
}

const splitCells = (text) => text.split('|').map((cell) => cell.trim());

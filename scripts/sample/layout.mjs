import { isClose, isMark, isOpen, plain } from './markup.mjs';

/** Full-width characters on a line, and lines on a page besides the running header and the page number. */
export const lineWidth = 36;
export const pageLines = 38;
/** The page's number stands as 1-1-N; the cover has none. */
export const pagePrefix = '1-1-';

const isHan = (c) => (c >= 0x4e00 && c <= 0x9fff) || c === 0x25cb;
const isWord = (c) => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
const noStart = '、，。；：？！）》”’】％…';
const noEnd = '（《“‘【';

/** Word's own habit: a space between a Chinese character and a figure or a Latin letter. */
export function spaced(text) {
  let out = '';
  let before = 0;
  for (const ch of text) {
    const c = ch.charCodeAt(0);
    if (!isMark(c)) {
      if ((isHan(before) && isWord(c)) || (isWord(before) && isHan(c))) out += ' ';
      before = c;
    }
    out += ch;
  }
  return out;
}

const widthOf = (text) => {
  let width = 0;
  for (const ch of text) {
    const c = ch.charCodeAt(0);
    if (!isMark(c)) width += c < 0x100 ? 0.5 : 1;
  }
  return width;
};

/** Cuts text into what may not be broken: a Chinese character, a run of Latin letters and figures, a space. */
function tokens(text) {
  const list = [];
  let run = '';
  for (const ch of text) {
    const c = ch.charCodeAt(0);
    if (c > 32 && c < 0x100) run += ch;
    else if (isMark(c) && run !== '') run += ch;
    else {
      if (run !== '') list.push(run);
      run = '';
      if (isOpen(c)) run = ch;
      else if (isClose(c) && list.length > 0) list[list.length - 1] += ch;
      else list.push(ch);
    }
  }
  if (run !== '') list.push(run);
  return glueMarks(list);
}

/** An opening mark belongs to the token after it. */
function glueMarks(list) {
  const out = [];
  let held = '';
  for (const token of list) {
    if (plain(token) === '') held += token;
    else {
      out.push(held + token);
      held = '';
    }
  }
  if (held !== '') out.push(held);
  return out;
}

/** Wraps text at `width` full-width characters, the first line shorter by `indent`. */
export function wrap(text, width, indent = 0) {
  const lines = [];
  let line = [];
  let used = indent;
  for (const token of tokens(text)) {
    const first = plain(token)[0] ?? '';
    if (first === ' ' && line.length === 0) continue;
    const size = widthOf(token);
    if (used + size > width && line.length > 0 && !noStart.includes(first)) {
      const carried = [];
      while (line.length > 1 && noEnd.includes(plain(line[line.length - 1])[0])) carried.unshift(line.pop());
      lines.push(line.join('').trimEnd());
      line = first === ' ' ? carried : [...carried, token];
      used = widthOf(line.join(''));
    } else {
      line.push(token);
      used += size;
    }
  }
  if (line.length > 0) lines.push(line.join('').trimEnd());
  return lines;
}

const tableRow = (row, widths) => {
  const columns = row.map((cell, k) => (widths[k] ? wrap(cell, widths[k]) : [cell]));
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, at) => columns.map((column) => column[at] ?? '').join('\t'));
};

/** Blocks to lines: text, table rows; each with what the pages must keep together. */
function lay(block, toc) {
  if (block.kind === 'heading') {
    const text = block.level === 1 ? block.text : spaced(block.text);
    return wrap(text, lineWidth, 2).map((line, k) => ({ text: line, keep: true, heading: k === 0 ? block : null }));
  }
  if (block.kind === 'center') return [{ text: spaced(block.text), keep: true }];
  if (block.kind === 'text') {
    const list = wrap(spaced(block.text), lineWidth, 2).map((text) => ({ text }));
    const last = plain(block.text).at(-1);
    if (last === '：') list[list.length - 1].keep = true;
    return list;
  }
  if (block.kind === 'toc') return toc.map((text) => ({ text }));
  const lines = block.unit ? [{ text: block.unit, keep: true }] : [];
  const head = block.rows.slice(0, block.head).flatMap((row) => tableRow(row, block.wrap));
  for (const text of head) lines.push({ text, keep: true, part: block });
  for (const row of block.rows.slice(block.head)) {
    const rows = tableRow(row, block.wrap);
    rows.forEach((text, k) => {
      lines.push({ text, keep: k < rows.length - 1, part: block, again: head });
    });
  }
  return lines;
}

function paginate(blocks, toc) {
  const pages = [[]];
  const headings = [];
  let page = pages[0];
  const turn = () => {
    page = [];
    pages.push(page);
  };
  for (const [b, block] of blocks.entries()) {
    if (block.kind === 'page') {
      if (page.length > 0) turn();
      continue;
    }
    if (block.kind === 'heading' && block.level === 1 && page.length > 0) turn();
    const lines = lay(block, toc);
    // A heading, a unit line and a table's header stay with what follows them.
    for (let at = 0; at < lines.length; ) {
      let end = at;
      while (end < lines.length - 1 && lines[end].keep) end += 1;
      const after = end === lines.length - 1 && lines[end].keep && blocks[b + 1] ? 3 : 0;
      if (page.length > 0 && page.length + (end - at + 1) + after > pageLines) turn();
      if (page.length === 0 && lines[at].again) for (const text of strip(lines[at].again)) page.push({ text });
      for (; at <= end; at += 1) {
        page.push(lines[at]);
        if (lines[at].heading) headings.push({ block: lines[at].heading, page: pages.length - 1 });
      }
    }
  }
  return { pages, headings };
}

const strip = (lines) => lines.map((line) => plain(line));

/** The table of contents: headings of the first two levels with dots and the page's number. */
function contents(headings) {
  return headings
    .filter((h) => h.block.level <= 2 && plain(h.block.text) !== '目 录')
    .map((h) => {
      const title = plain(h.block.level === 1 ? h.block.text : spaced(h.block.text));
      const number = String(h.page);
      const dots = Math.max(4, Math.round((lineWidth - widthOf(title) - widthOf(number)) * 2) - 2);
      return `${title} ${'.'.repeat(dots)} ${number}`;
    });
}

/** Lays the blocks out as pages of lines; each line says whether it is furniture (running header, page number). */
export function layout(blocks, header) {
  let toc = [];
  let laid = paginate(blocks, toc);
  for (let turn = 0; turn < 4; turn += 1) {
    toc = contents(laid.headings);
    laid = paginate(blocks, toc);
  }
  return laid.pages.map((lines, k) => {
    const body = lines.map(({ text }) => ({ text, furniture: false }));
    if (k === 0) return body;
    return [{ text: header, furniture: true }, ...body, { text: `${pagePrefix}${k}`, furniture: true }];
  });
}

/** Pages to one text: a form feed begins each page but the first. Also where each mark's passage starts. */
export function print(pages, marks) {
  const places = new Map();
  const out = [];
  const openMarks = [];
  pages.forEach((lines, p) => {
    lines.forEach(({ text, furniture }, k) => {
      const line = out.length + 1;
      for (const ch of text) {
        const c = ch.charCodeAt(0);
        if (isOpen(c)) {
          const place = { line: 0, page: 0, quote: '' };
          places.set(c - 0xe000, place);
          openMarks.push(place);
        } else if (isClose(c)) {
          const place = places.get(c - 0xe800);
          openMarks.splice(openMarks.indexOf(place), 1);
        } else if (!furniture) {
          for (const place of openMarks) {
            if (place.line === 0 && ch.trim() !== '') Object.assign(place, { line, page: p });
            place.quote += ch;
          }
        }
      }
      out.push((p > 0 && k === 0 ? '\f' : '') + plain(text));
    });
  });
  const mentions = marks.map((m, k) => ({ ...m, ...places.get(k), quote: places.get(k).quote.trim() }));
  return { text: `${out.join('\n')}\n`, mentions };
}

/** Where two passages differ, so that a reader's eye goes straight to it. */

export interface Span {
  /** Offsets in UTF-16 code units, `end` exclusive. */
  start: number;
  end: number;
}

export interface PassageDiff {
  /** What stands in the first passage only. */
  a: Span[];
  /** What stands in the second passage only. */
  b: Span[];
  /** False where the passages are too far apart for marks to help; both lists are then empty. */
  alike: boolean;
}

interface Token {
  text: string;
  start: number;
  end: number;
}

/** Edits beyond which two passages are no longer versions of one another. Bounds the work to edits × tokens. */
const maxEdits = 240;

/**
 * The units of the comparison: a run of digits with its separators, a run of Latin letters, or one
 * other character. Blanks are left out, since broken lines differ in them and mean nothing by it.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at));
    let end = at + 1;
    if (kind === 'digit') {
      while (end < text.length && continuesNumber(text, end)) end += 1;
    } else if (kind === 'letter') {
      while (end < text.length && kindOf(text.charCodeAt(end)) === 'letter') end += 1;
    } else if (isHighSurrogate(text.charCodeAt(at)) && end < text.length) {
      end += 1;
    }
    if (kind !== 'blank') found.push({ text: text.slice(at, end), start: at, end });
    at = end;
  }
  return found;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function kindOf(code: number): 'digit' | 'letter' | 'blank' | 'other' {
  if (code >= 48 && code <= 57) return 'digit';
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return 'letter';
  if (code <= 32 || code === 0xa0 || code === 0x3000) return 'blank';
  return 'other';
}

function continuesNumber(text: string, at: number): boolean {
  if (kindOf(text.charCodeAt(at)) === 'digit') return true;
  const separator = text[at] === '.' || text[at] === ',' || text[at] === '%';
  if (!separator) return false;
  if (text[at] === '%') return true;
  return at + 1 < text.length && kindOf(text.charCodeAt(at + 1)) === 'digit';
}

/**
 * Compares two passages. Like beginnings and ends are taken off first, then Myers' greedy shortest edit
 * script runs over what is left, bounded by `maxEdits`.
 */
export function diffPassages(a: string, b: string): PassageDiff {
  const left = tokens(a);
  const right = tokens(b);
  let head = 0;
  while (head < left.length && head < right.length && left[head]?.text === right[head]?.text) head += 1;
  let tail = 0;
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    left[left.length - 1 - tail]?.text === right[right.length - 1 - tail]?.text
  ) {
    tail += 1;
  }
  const midA = left.slice(head, left.length - tail);
  const midB = right.slice(head, right.length - tail);
  const common = shortestEdit(
    midA.map((token) => token.text),
    midB.map((token) => token.text),
  );
  if (!common) return { a: [], b: [], alike: false };
  const keptA = new Set(common.map((pair) => pair[0]));
  const keptB = new Set(common.map((pair) => pair[1]));
  const changed = midA.length - keptA.size + midB.length - keptB.size;
  const all = left.length + right.length;
  // Passages that differ in more than they share are told apart by reading, not by marks.
  if (all > 12 && changed > all * 0.45) return { a: [], b: [], alike: false };
  return { a: spansOf(a, left, head, midA.length, keptA), b: spansOf(b, right, head, midB.length, keptB), alike: true };
}

/**
 * Spans of the tokens that are not kept; neighbours that only blanks part become one span. A run that
 * could as well begin later (`标准和行业` before `标准`) is moved to its latest place, where people see it.
 */
function spansOf(text: string, all: Token[], head: number, length: number, kept: Set<number>): Span[] {
  const differs = all.map((_, index) => index >= head && index < head + length && !kept.has(index - head));
  for (let from = 0; from < all.length; from += 1) {
    if (!differs[from]) continue;
    let to = from;
    while (differs[to]) to += 1;
    let start = from;
    while (to < all.length && !differs[to] && all[start]?.text === all[to]?.text) {
      differs[start] = false;
      differs[to] = true;
      start += 1;
      to += 1;
    }
    from = to - 1;
  }
  const spans: Span[] = [];
  all.forEach((token, index) => {
    if (!differs[index]) return;
    const last = spans[spans.length - 1];
    if (last && text.slice(last.end, token.start).trim() === '') last.end = token.end;
    else spans.push({ start: token.start, end: token.end });
  });
  return spans;
}

/** Pairs of indexes that are equal in a shortest edit script, or null beyond `maxEdits`. */
function shortestEdit(a: string[], b: string[]): [number, number][] | null {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) return n + m > maxEdits * 4 ? null : [];
  const limit = Math.min(n + m, maxEdits);
  let furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      next.set(k, x);
      if (x >= n && y >= m) return walkBack(trace, n, m);
    }
    furthest = next;
  }
  return null;
}

function walkBack(trace: Map<number, number>[], n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let x = n;
  let y = m;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : (furthest.get(fromK) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - fromK;
    const startX = edits === 0 ? 0 : down ? fromX : fromX + 1;
    while (x > startX && y > startX - k) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}

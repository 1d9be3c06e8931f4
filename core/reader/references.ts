import type { Block, Reference, Section, Table } from '../model/filing.ts';
import type { Place } from '../model/text.ts';
import { connectors, openers, plainTargets } from './reference-words.ts';
import { indexOf, notesOf, numberEnd, resolve, type SectionIndex } from './section-index.ts';

const partEnds = '节章篇';

/**
 * References to another place of the filing (参见本募集说明书“第五节 …”之“二、…”, 详见本节之“（一）…”,
 * 见附件一) with the section that each part names, found from the outermost inwards. A reference whose
 * target is not in the section tree has none: null.
 */
export function readReferences(blocks: Block[], sections: Section[], tables: Table[]): Reference[] {
  const index = indexOf(sections);
  const references: Reference[] = [];
  for (const [order, block] of blocks.entries()) {
    if (block.kind === 'contents' || block.kind === 'heading') continue;
    if (block.kind !== 'table') {
      for (const found of referencesIn(block.text)) {
        const place: Place = { in: 'block', block: block.index, start: found.start, end: found.end };
        const table = nearestTable(blocks, order, found.near);
        const section = targetOf(found, block.section, index);
        if (found.bare && section === null) continue;
        references.push({ text: block.text.slice(found.start, found.end), section, table, place });
      }
      continue;
    }
    const table = block.table === null ? undefined : tables[block.table];
    for (const [row, { cells }] of (table?.rows ?? []).entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell.spanned || table === undefined) continue;
        for (const found of referencesIn(cell.text)) {
          const place: Place = { in: 'cell', table: table.index, row, column, start: found.start, end: found.end };
          const section = targetOf(found, block.section, index);
          if (found.bare && section === null) continue;
          references.push({ text: cell.text.slice(found.start, found.end), section, table: null, place });
        }
      }
    }
  }
  return references;
}

function targetOf(found: Found, section: number, index: SectionIndex): number | null {
  if (found.foreign || found.steps.length === 0) return null;
  const from = found.here ? section : found.notes ? notesOf(index) : null;
  return resolve(found.steps, from, index);
}

/** How many blocks may lie between 详见下表 and its table (a unit line, a caption). */
const nearestBlocks = 4;

function nearestTable(blocks: Block[], at: number, near: Found['near']): number | null {
  if (near === null) return null;
  const step = near === 'next' ? 1 : -1;
  for (let distance = 1; distance <= nearestBlocks; distance++) {
    const block = blocks[at + step * distance];
    if (block?.kind === 'table') return block.table;
  }
  return null;
}

interface Found {
  start: number;
  end: number;
  /** The chain of quoted titles, 第X节 and numbers, from the outermost inwards. */
  steps: string[];
  /** 本节, 本章, 本部分: the chain begins in the section where the reference stands. */
  here: boolean;
  /** 附注: the chain begins in the notes of the statements. */
  notes: boolean;
  /** The opener is plain enough for a bare number (详见九、关联方) to follow. */
  open: boolean;
  /** 《…》, 审计报告 and the like: the target lies in another document. */
  foreign: boolean;
  /** 下表, 上表: the target is the next or the last table. */
  near: 'next' | 'previous' | null;
  /** Nothing but the quotation marks tells that it is a reference. */
  bare: boolean;
}

function referencesIn(text: string): Found[] {
  const found: Found[] = [];
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '“') {
      const start = quotedStart(text, at);
      if (start === null || start < last) continue;
      for (const one of chainsAfter(text, start, start, false)) {
        found.push({ ...one, bare: start === at });
        last = one.end;
      }
      at = Math.max(at, last - 1);
      continue;
    }
    if (char !== '见' && (char !== '阅' || text[at - 1] !== '参')) continue;
    const opener = openers.find((word) => at - word.length + 1 >= last && text.startsWith(word, at - word.length + 1));
    if (opener === undefined) continue;
    const start = at - opener.length + 1;
    const ones = chainsAfter(text, start, at + 1, opener === '见');
    found.push(...ones);
    last = ones[ones.length - 1]?.end ?? last;
    at = Math.max(at, last - 1);
  }
  return found;
}

const ownDocument =
  /(?:本?(?:募集说明书摘要|募集说明书|招股说明书|招股意向书)|本年度报告|本半年度报告|本报告书|本报告|本节|本章)[之的中里]{0,2}$/;

/**
 * Where a reference without 参见 begins, at the quotation mark of “第X节 …” or at the 本报告, 本节 before it; null
 * where the quotation names no part of this document.
 */
function quotedStart(text: string, at: number): number | null {
  const before = text.slice(Math.max(0, at - 12), at);
  const own = ownDocument.exec(before);
  const named = text[at + 1] === '第' && partEnd(text, at + 1) > 0;
  const numbered = own?.[0].startsWith('本节') || own?.[0].startsWith('本章') ? numberEnd(text, at + 1) > 0 : false;
  if ((!named && !numbered) || (!own && /》.{0,2}$/.test(before))) return null;
  return own ? at - own[0].length : at;
}

/**
 * The targets after the opener: 本募集说明书 or 本节, then quoted titles and 第X节 joined by 之, 的, 中. What
 * 和, 及 or 、 joins to the last title (“一、…”和“二、…”) is a target of its own beside it.
 */
function chainsAfter(text: string, start: number, from: number, plain: boolean): Found[] {
  let at = skip(text, from);
  const current: Found = {
    start,
    end: at,
    steps: [],
    here: false,
    notes: false,
    open: !plain,
    foreign: false,
    near: null,
    bare: false,
  };
  const near = nearTable(text, at);
  if (near !== null) return [{ ...current, end: near.end, near: near.side }];
  if (plain && (isWordBefore(text, start) || !plainTargets.some((word) => text.startsWith(word, at)))) return [];
  const found: Found[] = [];
  let joined = false;
  for (let guard = 0; guard < 30; guard++) {
    const step = readStep(text, at, current);
    if (step !== null) {
      if (joined && current.steps.length > 0) {
        found.push({ ...current, steps: [...current.steps] });
        current.steps.pop();
        current.start = at;
      }
      joined = false;
      current.steps.push(...step.parts);
      if (step.parts.length === 0) current.foreign = true;
      current.end = step.end;
      at = step.end;
    } else {
      const word = connectors.find((one) => text.startsWith(one, at));
      if (word === undefined) break;
      if (word === '本节' || word === '本章' || word === '本部分' || word === '本小节') {
        current.here = true;
        current.end = at + word.length;
      }
      if (word === '附注') current.notes = true;
      if (word.includes('报告') && !word.startsWith('本')) current.foreign = true;
      joined = joined || '和及与、'.includes(word);
      at += word.length;
    }
    at = skip(text, at);
  }
  if (current.steps.length > 0) found.push(current);
  return found;
}

interface Step {
  /** A quoted path (“第三节 …/二、…”) has several parts; 《…》, another document, none. */
  parts: string[];
  end: number;
}

function readStep(text: string, at: number, current: Found): Step | null {
  const char = text[at];
  if (char === '“' || char === '"' || char === '‘' || char === '《') {
    const mark = char === '“' ? '”' : char === '‘' ? '’' : char === '"' ? '"' : '》';
    const close = text.slice(at + 1, at + 160).indexOf(mark);
    if (close < 0) return null;
    const end = at + close + 2;
    if (char === '《') return { parts: [], end };
    return {
      parts: text
        .slice(at + 1, end - 1)
        .split(/[/／]/)
        .filter((part) => part.trim() !== ''),
      end,
    };
  }
  if (char === '第' && partEnd(text, at) > 0) {
    const end = bareTitle(text, partEnd(text, at));
    return { parts: [text.slice(at, end)], end };
  }
  const numbered = current.open || current.here || current.steps.length > 0 ? numberEnd(text, at) : 0;
  if (numbered > 0) {
    const end = bareTitle(text, numbered);
    return { parts: [text.slice(at, end)], end };
  }
  if (text.startsWith('附件', at) || text.startsWith('附录', at) || text.startsWith('附表', at)) {
    let end = skip(text, at + 2);
    while (end < at + 8 && '一二三四五六七八九十0123456789'.includes(text[end] ?? '∎')) end++;
    return { parts: [text.slice(at, end)], end };
  }
  return null;
}

/** 下表, 下图 and 上表 right after the opener. */
function nearTable(text: string, at: number): { side: 'next' | 'previous'; end: number } | null {
  for (const word of ['下表', '以下表格', '下述表格'])
    if (text.startsWith(word, at)) return { side: 'next', end: at + word.length };
  return text.startsWith('上表', at) ? { side: 'previous', end: at + 2 } : null;
}

/** Where 第X节 ends, or 0. */
function partEnd(text: string, at: number): number {
  let end = skip(text, at + 1);
  const from = end;
  while (end < from + 5 && '一二三四五六七八九十百0123456789'.includes(text[end] ?? '∎')) end++;
  const stop = skip(text, end);
  return end > from && partEnds.includes(text[stop] ?? '∎') ? stop + 1 : 0;
}

/** An unquoted title after 第X节 goes on to the first mark or connecting word. */
function bareTitle(text: string, at: number): number {
  let end = at;
  while (end < text.length && end < at + 40 && !'“”"，。；、（）()：:之的—-/0123456789'.includes(text[end] ?? ''))
    end++;
  return end;
}

/** 意见, 可见, 常见, 罕见, 预见: 见 as part of another word. */
function isWordBefore(text: string, at: number): boolean {
  return '意可常罕预偏看遇成听会再定想接主高少足'.includes(text[at - 1] ?? '∎');
}

function skip(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\u3000') end++;
  return end;
}

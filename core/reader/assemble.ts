import type { Block, Section, Table } from '../model/filing.ts';
import type { ReadWarning, SourceMarks } from '../model/source.ts';
import { widthOf } from './characters.ts';
import { headingMarksOf } from './heading-marks.ts';
import { isCheckboxLine, titleOf } from './headings.ts';
import type { TextShape } from './lines.ts';
import { Ahead, type Heading, Outline } from './outline.ts';
import { joinPieces } from './placed.ts';
import { SectionIds } from './section-ids.ts';
import { doubtfulTable, weighTable } from './tables/doubts.ts';
import type { DraftTable } from './tables/draft.ts';
import { finishTable } from './tables/finish.ts';
import { nameTable } from './tables/name.ts';
import { unitOfLine } from './tables/units.ts';
import type { Unit } from './units.ts';

export type Item =
  | { kind: 'unit'; unit: Unit }
  | { kind: 'table'; draft: DraftTable }
  | { kind: 'contents'; unit: Unit };

export interface Assembled {
  blocks: Block[];
  sections: Section[];
  tables: Table[];
  warnings: ReadWarning[];
}

/** Blocks, sections and tables of the items in reading order, their indexes consistent with each other. */
export function assemble(
  items: readonly Item[],
  lineText: (line: number) => string,
  marks: SourceMarks | null = null,
  shape: TextShape = 'pdf',
): Assembled {
  const blocks: Block[] = [];
  const sections: Section[] = [];
  const tables: Table[] = [];
  const warnings: ReadWarning[] = [];
  const units = items.flatMap((item) => (item.kind === 'unit' ? [item.unit] : []));
  // Where tables are inferred, some of their rows are left outside them and look like headings.
  const inferred = shape === 'raw' || shape === 'layout';
  const outline = new Outline(inferred ? new Ahead(units) : undefined, headingMarksOf(marks, units));
  const notes = new Set(marks?.footnotes.map(({ line }) => line));
  const ids = new SectionIds();
  items.forEach((item, at) => {
    if (item.kind === 'table') {
      const before = item.draft.sequel ? tables.at(-1) : undefined;
      const named = before ?? nameTable(items, at, blocks, sections.at(-1)?.title ?? '');
      const table = finishTable(item.draft, { lineText, title: named.title, unit: named.unit });
      table.index = tables.length;
      table.id = `T${tables.length + 1}`;
      table.section = sections.length - 1;
      table.block = blocks.length;
      tables.push(table);
      blocks.push({
        text: '',
        segments: [],
        index: blocks.length,
        kind: 'table',
        table: table.index,
        section: table.section,
        line: table.line,
        page: table.page,
      });
      const weighed = weighTable(table, item.draft.doubts ?? []);
      table.confidence = weighed.confidence;
      const warning = doubtfulTable(table, weighed.doubts);
      if (warning) warnings.push(warning);
      return;
    }
    const { unit } = item;
    const placed = joinPieces(lineText, unit.pieces);
    const following = items[at + 1];
    const heading =
      item.kind === 'contents' || notes.has(unit.line)
        ? null
        : outline.take(unit, following?.kind === 'unit' ? following.unit : null);
    if (heading) {
      sections.push(sectionOf(heading, unit, placed.text, sections, ids, blocks.length));
      if (heading.doubtful) warnings.push(doubtfulHeading(unit, placed.text));
    }
    blocks.push({
      ...placed,
      index: blocks.length,
      kind:
        item.kind === 'contents'
          ? 'contents'
          : heading
            ? 'heading'
            : notes.has(unit.line)
              ? 'footnote'
              : kindOf(unit, following),
      table: null,
      section: sections.length - 1,
      line: unit.line,
      page: unit.page,
    });
  });
  return { blocks, sections, tables, warnings };
}

function kindOf(unit: Unit, next: Item | undefined): Block['kind'] {
  if (/^(?:注\s?\d{0,2}[：:]|数据来源|资料来源)/.test(unit.text)) return 'footnote';
  if (unitOfLine(unit.text) !== null) return 'caption';
  if (isCheckboxLine(unit.text)) return 'paragraph';
  const beforeTable = next?.kind === 'table' || (next?.kind === 'unit' && unitOfLine(next.unit.text) !== null);
  if (beforeTable && unit.lines === 1 && widthOf(unit.text) <= 34 && !/[。；，：:]$/.test(unit.text.trim()))
    return 'caption';
  if (/^[图表]\s?\d{1,3}/.test(unit.text) && unit.lines === 1) return 'caption';
  return 'paragraph';
}

function sectionOf(
  heading: Heading,
  unit: Unit,
  text: string,
  sections: readonly Section[],
  ids: SectionIds,
  block: number,
): Section {
  const parentId = heading.parent >= 0 ? (sections[heading.parent] as Section).id : null;
  return {
    id: ids.next(parentId, heading.number),
    index: sections.length,
    parentId,
    level: heading.level,
    number: heading.number?.number ?? '',
    title: titleOf(text.slice(heading.titleStart)),
    line: unit.line,
    page: unit.page,
    block,
  };
}

function doubtfulHeading(unit: Unit, text: string): ReadWarning {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return {
    code: 'heading-doubtful',
    message: {
      zh: `标题“${short}”的编号与前后标题不连续。`,
      en: `The number of the heading “${short}” does not follow from those before it.`,
    },
    line: unit.line,
    page: unit.page,
  };
}

import type { Filing, NumberMention } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import { hostOf, lineAt, quoteAt, sectionAt } from '../model/places.ts';
import type { Place } from '../model/text.ts';
import { type Grid, readGrid } from './grid.ts';
import { type JoinedText, joinText } from './joined.ts';
import { type Miss, nearMisses } from './near-misses.ts';
import { push } from './push.ts';
import type { CheckContext, Prior, Span } from './rule.ts';
import { sentenceSpans } from './sentences.ts';

/** Longest passage quoted around a place, in UTF-16 code units. */
const longestQuote = 360;

const none: readonly number[] = [];

/** Makes the views over a filing that the rules share. Each is filled when first asked for. */
export function makeContext(filing: Filing, stopIfCancelled: () => void, priors: readonly Prior[] = []): CheckContext {
  const byBlock = new Map<number, number[]>();
  const byCell = new Map<string, number[]>();
  for (const { index, place } of filing.numbers) {
    if (place.in === 'block') push(byBlock, place.block, index);
    else push(byCell, `${place.table}.${place.row}.${place.column}`, index);
  }
  const start = (index: number): number => filing.numbers[index]?.place.start ?? 0;
  for (const lists of [byBlock.values(), byCell.values()]) {
    for (const list of lists) list.sort((a, b) => start(a) - start(b));
  }
  let joined: JoinedText | null = null;
  let misses: readonly Miss[] | null = null;
  const grids = new Map<number, Grid>();
  const sentences = new Map<number, readonly Span[]>();

  const mention = (place: Place, role: Mention['role'], number?: NumberMention): Mention => {
    const where = lineAt(filing, place);
    return {
      place,
      sectionId: filing.sections[sectionAt(filing, place)]?.id ?? null,
      line: where.line,
      page: where.page,
      ...quoteAt(filing, place, longestQuote),
      value: number?.value ?? null,
      unit: number?.unit ?? null,
      number: number ? number.index : null,
      role,
    };
  };

  return {
    textOf: (place) => hostOf(filing, place).text,
    mention,
    numberMention(index, role) {
      const number = filing.numbers[index];
      if (!number) throw new RangeError(`no number ${index}`);
      return mention(number.place, role, number);
    },
    numbersOfBlock: (block) => byBlock.get(block) ?? none,
    numbersOfCell: (table, row, column) => byCell.get(`${table}.${row}.${column}`) ?? none,
    joined() {
      joined ??= joinText(filing);
      return joined;
    },
    nearMisses() {
      misses ??= nearMisses(filing, stopIfCancelled);
      return misses;
    },
    gridOf(table) {
      let grid = grids.get(table);
      if (!grid) {
        const found = filing.tables[table];
        if (!found) throw new RangeError(`no table ${table}`);
        grid = readGrid(found, (row, column) => byCell.get(`${table}.${row}.${column}`) ?? none, filing.numbers);
        grids.set(table, grid);
      }
      return grid;
    },
    sentencesOf(block) {
      let spans = sentences.get(block);
      if (!spans) {
        spans = sentenceSpans(filing.blocks[block]?.text ?? '');
        sentences.set(block, spans);
      }
      return spans;
    },
    headingOf(section) {
      const found = filing.sections[section];
      return found ? found.number + found.title : '';
    },
    sectionOf: (place) => sectionAt(filing, place),
    priors: priors.map((prior) => ({ ...prior, context: makeContext(prior.filing, stopIfCancelled) })),
    stopIfCancelled,
  };
}

import type { Filing, NumberMention } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import { isTelling, rowLabel } from './number-words.ts';
import { tellingLength } from './printed-digits.ts';
import { push } from './push.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { show, where } from './words.ts';

/** A figure of a table: its row's label and the figure. */
interface Figure {
  number: NumberMention;
  table: number;
  row: number;
  column: number;
  label: string;
}

const fewestDigits = 4;
/** Places of one value that are looked at. */
const mostPlaces = 8;

/**
 * Two figures of a column that have changed places: a value stands in the row of another label here, while elsewhere
 * it stands with the label that a neighbouring row bears here with another value; and the same the other way round.
 * The total still holds, so only the labels tell. Values meet by hashing, so it is linear in the figures.
 */
export function checkMovedValues(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const byValue = new Map<string, Figure[]>();
  const byRow = new Map<string, Figure[]>();
  for (const figure of figuresOf(filing)) {
    push(byValue, keyOf(figure.number), figure);
    push(byRow, `${figure.table}|${figure.column}|${figure.label}`, figure);
  }
  const told = new Set<number>();
  for (const places of byValue.values()) {
    if (places.length < 2 || places.length > mostPlaces) continue;
    for (const here of places) {
      // Of several rows with one label none is known by it.
      if (byRow.get(`${here.table}|${here.column}|${here.label}`)?.length !== 1) continue;
      for (const there of places) {
        if (here === there || here.table === there.table || here.label === there.label) continue;
        const own = byRow.get(`${here.table}|${here.column}|${there.label}`);
        const swapped = own?.length === 1 ? own[0] : undefined;
        if (!swapped || told.has(swapped.number.index) || told.has(here.number.index)) continue;
        if (keyOf(swapped.number) === keyOf(here.number) || isBelieved(places, here, there)) continue;
        if (!mirrored(byRow, swapped, here, there)) continue;
        told.add(swapped.number.index);
        told.add(here.number.index);
        report(filing, here, swapped, there, out, context);
      }
    }
  }
}

/** Of two tables that contradict each other the one that agrees with more places is believed, else the earlier. */
function isBelieved(places: readonly Figure[], here: Figure, there: Figure): boolean {
  const votes = ({ label }: Figure): number =>
    new Set(places.flatMap((one) => (one.label === label ? [one.table] : []))).size;
  const [own, other] = [votes(here), votes(there)];
  return own === other ? here.number.index < there.number.index : own > other;
}

/** In the column that `there` is of, the row with the label of this one has the value that stands in the other row here. */
function mirrored(byRow: ReadonlyMap<string, Figure[]>, swapped: Figure, here: Figure, there: Figure): boolean {
  const rows = byRow.get(`${there.table}|${there.column}|${here.label}`);
  return rows?.length === 1 && keyOf((rows[0] as Figure).number) === keyOf(swapped.number);
}

function* figuresOf(filing: Filing): Generator<Figure> {
  const labels = new Map<string, string>();
  for (const number of filing.numbers) {
    if (number.place.in !== 'cell' || number.kind !== 'quantity' || number.value === null) continue;
    if (tellingLength(number) < fewestDigits) continue;
    const { table, row, column } = number.place;
    const key = `${table}.${row}`;
    let label = labels.get(key);
    if (label === undefined) {
      label = rowLabel(filing, table, row);
      labels.set(key, label);
    }
    if (isTelling(label)) yield { number, table, row, column, label };
  }
}

const keyOf = (number: NumberMention): string => `${number.dimension}|${number.value}`;

function report(
  filing: Filing,
  here: Figure,
  swapped: Figure,
  there: Figure,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [
    context.numberMention(swapped.number.index, 'stated'),
    context.numberMention(here.number.index, 'stated'),
    context.numberMention(there.number.index, 'operand'),
  ];
  const [place, , other] = mentions.map((mention) => where(mention, context)) as [Bilingual, Bilingual, Bilingual];
  const [a, b] = [show(swapped.number), show(here.number)];
  const heading = (filing.tables[here.table]?.columns[here.column] ?? '').replace(/\s/g, '');
  out.check({
    status: 'fail',
    formula: [{ mention: 0, text: swapped.number.raw }, ' = ', { mention: 2, text: there.number.raw }],
    mentions,
    stated: swapped.number.value,
    recomputed: there.number.value,
    finding: {
      severity: 'high',
      confidence: 0.85,
      stated: swapped.number.value,
      expected: there.number.value,
      title: {
        zh: `两行的数对调：“${there.label}”${a} 与“${here.label}”${b}`,
        en: `Two rows’ figures changed round: ${there.label} ${a} and ${here.label} ${b}`,
      },
      explanation: {
        zh: `${place.zh}的表（“${heading}”）中“${there.label}”为 ${a}、“${here.label}”为 ${b}，${other.zh}的表中两数正好相反，“${there.label}”为 ${b}；合计不受影响，疑为两行对调。`,
        en: `In the table at ${place.en} (${heading}) ${there.label} is ${a} and ${here.label} ${b}; in the table at ${other.en} it is the other way round, with ${b} for ${there.label}. The total does not show it: two rows seem to have changed places.`,
      },
    },
  });
}

import type { Fact, Filing, NumberMention, Table } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';
import { push } from './push.ts';

/** One attribute of one thing in two tables. */
export interface EntityPair {
  /** The thing's name, as the rows have it. */
  name: string;
  /** What both columns say: 持股比例, 投资额, 起息日. */
  concept: string;
  first: NumberMention;
  second: NumberMention;
  agrees: boolean;
  /** Of the things that both tables list, how many agree in this attribute. */
  agreeing: number;
  of: number;
}

interface Entry {
  number: NumberMention;
  period: string | null;
}

/** A table as a register: by name, by concept, the one figure or date. */
interface Register {
  table: Table;
  rows: Map<string, Map<string, Entry>>;
}

/** Things that two tables must list alike before one that differs is told. */
const fewestAgreeing = 4;
/** Tables of one name that are looked at; a name in more of them is told of at several times. */
const mostTables = 8;

const stems: [RegExp, string][] = [
  [/(?:持股|持有份额|持有|股权|出资|认缴|份额|投资)(?:的)?比例/, '持股比例'],
  [/(?:持股|股权)占比/, '持股比例'],
  [/起息(?:日|时间)/, '起息日'],
  [/(?:到期|兑付)(?:日|时间)/, '到期日'],
  [/(?:投资|出资|入股)(?:时间|日期|年月)/, '投资时间'],
  [/(?:成立|设立)(?:时间|日期|日)/, '成立时间'],
  [/(?:签订|签署)(?:时间|日期|日)/, '签订时间'],
  [/(?:初始)?投资(?:总额|金额|成本|额)/, '投资额'],
  [/(?:发行|债券)(?:规模|金额|总额)/, '发行规模'],
  [/注册资本/, '注册资本'],
  [/票面利率|发行利率/, '票面利率'],
  [/账面(?:价值|余额|净值)|期末(?:余额|数|账面)/, '账面价值'],
];

/**
 * Finds what two tables say of the same things: rows met by the name that labels them, columns by what they say (持股比例
 * in one, 持股占比 in the other). Two tables are registers of the same where at least four things agree, and no fewer than
 * differ; then those that differ are told. Names are met by hashing, each with the last few tables that have it.
 */
export function entityPairs(filing: Filing, stop: () => void): EntityPair[] {
  const registers = registersOf(filing);
  const holders = new Map<string, number[]>();
  registers.forEach((register, at) => {
    for (const name of register.rows.keys()) {
      push(holders, name, at);
    }
  });
  const shared = new Map<string, string[]>();
  for (const [name, list] of holders) {
    if (list.length < 2 || list.length > mostTables) continue;
    for (let i = 0; i < list.length; i += 1)
      for (let j = i + 1; j < list.length; j += 1) {
        const key = `${list[i]}.${list[j]}`;
        push(shared, key, name);
      }
  }
  const pairs: EntityPair[] = [];
  for (const [key, names] of shared) {
    if (names.length < fewestAgreeing) continue;
    stop();
    const [one, other] = key.split('.').map((at) => registers[Number(at)] as Register) as [Register, Register];
    pairs.push(...compare(one, other, names));
  }
  return pairs;
}

function compare(one: Register, other: Register, names: readonly string[]): EntityPair[] {
  const byConcept = new Map<string, EntityPair[]>();
  for (const name of names) {
    const theirs = other.rows.get(name);
    for (const [concept, entry] of one.rows.get(name) ?? []) {
      const match = theirs?.get(concept);
      if (!match || (entry.period && match.period && entry.period !== match.period)) continue;
      const agrees = sameValue(entry.number, match.number);
      if (agrees === null) continue;
      push(byConcept, concept, {
        name,
        concept,
        first: entry.number,
        second: match.number,
        agrees,
        agreeing: 0,
        of: 0,
      });
    }
  }
  return [...byConcept.values()].flatMap((list) => {
    const agreeing = list.filter((pair) => pair.agrees).length;
    const distinct = new Set(list.filter((pair) => pair.agrees).map((pair) => pair.first.value ?? pair.first.date))
      .size;
    if (agreeing < fewestAgreeing || distinct < 2 || agreeing * 2 < list.length) return [];
    return list.map((pair) => ({ ...pair, agreeing, of: list.length }));
  });
}

/** Null where the two can't be compared. Dates are compared as far as both are told. */
function sameValue(one: NumberMention, other: NumberMention): boolean | null {
  if (one.kind === 'date' || other.kind === 'date') {
    if (one.date === null || other.date === null) return null;
    const [a, b] = [grain(one.date), grain(other.date)];
    const length = Math.min(a.length, b.length);
    return a.slice(0, length) === b.slice(0, length);
  }
  if (one.dimension !== other.dimension || one.value === null || other.value === null) return null;
  if (one.value === other.value || comparePrinted(intervalOf(one), intervalOf(other)) !== 'fail') return true;
  // 17,918.00 beside 17,917.76: rounded to the whole and printed with empty decimals.
  const whole = [one, other].some((number) => /[.．]0+$/.test(number.raw.replace(/[^\d.．]/g, '')));
  const unit = Number(one.ulp) * 10 ** one.digits;
  return whole && Math.abs(Number(one.value) - Number(other.value)) <= unit / 2;
}

/** A date as far as it is told: 2017-04-01/2017-04-30 is the month. */
function grain(date: string): string {
  const [from = '', to] = date.split('/');
  if (to === undefined) return from;
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}

function registersOf(filing: Filing): Register[] {
  const facts = new Map(filing.facts.map((fact) => [fact.number, fact]));
  const byTable = new Map<number, NumberMention[]>();
  for (const number of filing.numbers) {
    if (number.place.in !== 'cell') continue;
    push(byTable, number.place.table, number);
  }
  const registers: Register[] = [];
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || table.columns.length < 2 || listsHolders(table)) continue;
    const register = registerOf(table, byTable.get(table.index) ?? [], facts);
    if (register.rows.size >= fewestAgreeing) registers.push(register);
  }
  return registers;
}

/** Shareholders and officers are listed as of many days, and what they hold may well have changed between two of them. */
function listsHolders(table: Table): boolean {
  return table.columns.slice(0, 3).some((heading) => /股东|发起人|持有人|合伙人|出资人|姓名|激励对象/.test(heading));
}

function registerOf(table: Table, numbers: readonly NumberMention[], facts: ReadonlyMap<number, Fact>): Register {
  const concepts = table.columns.map((heading) => conceptOf(heading));
  const named = new Map<number, string>();
  const seen = new Map<string, number>();
  table.rows.forEach((row, at) => {
    if (at < table.headerRows || row.role !== 'data') return;
    const name = nameOf(row.cells.map((cell) => cell.text));
    if (name === '') return;
    named.set(at, name);
    seen.set(name, (seen.get(name) ?? 0) + 1);
  });
  const rows: Register['rows'] = new Map();
  const crowded = new Set<string>();
  for (const number of numbers) {
    if (number.place.in !== 'cell') continue;
    const name = named.get(number.place.row);
    const concept = concepts[number.place.column];
    if (name === undefined || !concept || seen.get(name) !== 1) continue;
    if (number.kind !== 'date' && (number.kind !== 'quantity' || number.value === null)) continue;
    const period = facts.get(number.index)?.period ?? null;
    // A balance is of its date; two columns of one attribute (two years) are told apart by it.
    const key = period !== null && concept === '账面价值' ? `${concept} ${period}` : concept;
    const own = rows.get(name) ?? new Map<string, Entry>();
    rows.set(name, own);
    if (own.has(key)) crowded.add(`${name}|${key}`);
    own.set(key, { number, period: concept === '账面价值' ? period : null });
  }
  for (const [name, own] of rows) for (const key of own.keys()) if (crowded.has(`${name}|${key}`)) own.delete(key);
  return { table, rows };
}

function conceptOf(heading: string): string | null {
  const plain = heading.replace(/\s/g, '').replace(/[（(][^）)]*[）)]/g, '');
  if (/变动|增减|增加|减少|计划|预计|变更前|变更后|发行前|发行后|本次/.test(plain)) return null;
  for (const [pattern, concept] of stems) if (pattern.test(plain)) return concept;
  return null;
}

/** The row's name: its first cell that holds a name of a body, a security or a project. */
function nameOf(cells: readonly string[]): string {
  for (const cell of cells) {
    const name = cell.normalize('NFKC').replace(/\s/g, '');
    if (/^[\d.,%/\-—]*$/.test(name)) continue;
    if (/^(?:合计|小计|总计|其他|其中)/.test(name) || name.length < 5 || name.length > 40) return '';
    return /[\u4e00-\u9fff]{2}/.test(name) ? name : '';
  }
  return '';
}

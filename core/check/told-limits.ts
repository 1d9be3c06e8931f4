import type { Filing, NumberMention } from '../model/filing.ts';
import { add, type Interval, intervalOf, multiply } from '../numbers/interval.ts';
import type { CheckContext } from './rule.ts';
import { quantitiesOf, sentenceNumbers } from './sentence-numbers.ts';

/** A number that is to stay within another: `small` ≤ `large`, or the parts' sum ≤ a share of the whole. */
export interface ToldLimit {
  /** The number that sets the limit. */
  limit: NumberMention;
  /** What must not exceed it; several are added up. */
  parts: NumberMention[];
  /** Of a percentage limit: what it is a part of. */
  whole: NumberMention | null;
  /** Whether an excess is an error. */
  sure: boolean;
}

/** The limits that the running text sets, beside the amounts that it tells of the same thing. */
export function limitsIn(filing: Filing, context: CheckContext): ToldLimit[] {
  const limits: ToldLimit[] = [];
  const idle: NumberMention[] = [];
  const balances: NumberMention[] = [];
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    const numbers = quantitiesOf(filing, block.index, context);
    if (numbers.length === 0) continue;
    if (/现金管理|理财/.test(block.text)) {
      for (const number of numbers) {
        if (number.dimension !== '元') continue;
        const [before, behind] = [lead(block.text, number), follow(block.text, number)];
        if (
          /(不超过|不高于|最高额度)(人民币)?$/.test(before) &&
          /^(（[^（）]{0,12}）)?(的)?(暂时)?(闲置|部分)/.test(behind)
        )
          idle.push(number);
        if (/(现金管理|理财产品)(的|尚)?(未到期|未赎回)?(的)?(余额|金额|本金)(为|合计|共计)?(人民币)?$/.test(before))
          balances.push(number);
      }
    }
    if (!/超过|超出|低于|高于/.test(block.text)) continue;
    for (const { span, inside } of sentenceNumbers(block.index, numbers, context)) {
      for (const stated of inside) {
        const one = stated.dimension === '%' ? percentLimit(block.text, span.start, stated, inside) : null;
        if (one) limits.push(one);
      }
    }
  }
  const largest = idle.reduce<NumberMention | null>(
    (most, one) => (most === null || Number(one.value) > Number(most.value) ? one : most),
    null,
  );
  // Several years' limits may stand in a filing: the largest can only confirm.
  for (const number of balances)
    if (largest) limits.push({ limit: largest, parts: [number], whole: null, sure: false });
  return limits;
}

function lead(text: string, number: NumberMention): string {
  return text.slice(Math.max(0, number.place.start - 40), number.place.start).replace(/\s/g, '');
}

function follow(text: string, number: NumberMention): string {
  return text.slice(number.place.end, number.place.end + 30).replace(/\s/g, '');
}

/** 甲 a 万元、乙 b 万元，甲和乙合计金额未超过总额的 30%, and 占总额的比例为 q，未超过 30%. */
function percentLimit(
  text: string,
  from: number,
  stated: NumberMention,
  inside: readonly NumberMention[],
): ToldLimit | null {
  const before = text.slice(Math.max(from, stated.place.start - 60), stated.place.start).replace(/\s/g, '');
  const told = /([^，。；]{0,30}?)(?:未|不|没有|均未|均不)(?:超过|超出|高于)([^，。；]{0,16}?)(?:的)?$/.exec(before);
  if (!told) return null;
  const earlier = inside.filter((one) => one.place.end <= stated.place.start);
  const last = earlier[earlier.length - 1];
  const wholeName = (told[2] as string).replace(/^(公司|发行人|本次)/, '');
  if (wholeName === '') {
    const near = last?.dimension === '%' && /占/.test(lead(text, last)) && stated.place.start - last.place.end <= 12;
    return near ? { limit: stated, parts: [last as NumberMention], whole: null, sure: true } : null;
  }
  const names = (told[1] as string)
    .split(/[、和及与]/)
    .map((name) => name.replace(/(合计|总计|共计)?(金额|总额|支出合计)?$/, ''));
  const parts = names.map((name) => namedIn(text, name, earlier));
  const whole = namedIn(text, wholeName.replace(/(总额|总金额|金额)$/, ''), earlier);
  if (names.length === 0 || parts.some((part) => part === null) || !whole) return null;
  const found = parts as NumberMention[];
  if (found.some((one) => one.dimension !== whole.dimension || one === whole)) return null;
  return { limit: stated, parts: found, whole, sure: true };
}

/** The one amount whose words right before it end in the name. */
function namedIn(text: string, name: string, numbers: readonly NumberMention[]): NumberMention | null {
  if (name.length < 3) return null;
  const found = numbers.filter((one) =>
    lead(text, one)
      .replace(/(总额|金额)?(为|是|共计|合计)?(人民币)?$/, '')
      .endsWith(name),
  );
  return found.length === 1 ? (found[0] as NumberMention) : null;
}

/** Whether the parts stay within the limit, whatever the rounding. */
export function keeps({ limit, parts, whole }: ToldLimit): boolean {
  const sum = parts.map((one): Interval => intervalOf(one)).reduce((a, b) => add(a, b));
  const bound = whole ? multiply(intervalOf(limit, 'exact'), intervalOf(whole)) : intervalOf(limit);
  return sum.lo.lte(bound.hi);
}

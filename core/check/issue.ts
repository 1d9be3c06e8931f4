import type { Filing, NumberMention } from '../model/filing.ts';
import { add, compare, type Interval, intervalOf, multiply, ratio } from '../numbers/interval.ts';
import type { ProseRelation } from './prose.ts';
import type { CheckContext } from './rule.ts';
import { quantitiesOf, sentenceNumbers } from './sentence-numbers.ts';

const price = /(发行价格|发行价|每股价格|认购价格|增发价格|发行单价)(为|是|：)?(人民币)?(每股)?(人民币)?$/;
const proceeds = /(募集资金|募资)(总额|总计|共计|合计|金额)?(合计|共计|总额)?(为|是|达)?(人民币)?$/;
const capital = /(总股本|股本总额|股本总数|股份总数|股本)(为|共|是|合计)?$/;
const held = /(持有|持股)[^，。；]{0,24}$/;
const after = /(发行完成后|发行后|发行结束后)[^。；]{0,40}(比例|股份)[^，。；%]{0,10}$/;

/** What a share issue makes: proceeds = shares × price; a holder's part after it = own shares ÷ (capital + new shares). */
export function issuesIn(filing: Filing, context: CheckContext): ProseRelation[] {
  const relations: ProseRelation[] = [];
  const pool = sharesOf(filing);
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue;
    if (!/发行/.test(block.text)) continue;
    const numbers = quantitiesOf(filing, block.index, context);
    for (const { inside } of sentenceNumbers(block.index, numbers, context)) {
      const sum = inside.length >= 2 ? proceedsIn(block.text, numbers, inside) : null;
      if (sum) relations.push(sum);
      const share = inside.length >= 2 ? shareAfter(block.text, inside, pool) : null;
      if (share) relations.push(share);
    }
  }
  return relations;
}

function lead(text: string, number: NumberMention): string {
  return text.slice(Math.max(0, number.place.start - 60), number.place.start).replace(/\s/g, '');
}

/** 发行 11,243 万股，发行价格为 15.37 元，募集资金总额 172,804.91 万元, in one sentence or in that and the next. */
function proceedsIn(
  text: string,
  all: readonly NumberMention[],
  inside: readonly NumberMention[],
): ProseRelation | null {
  const shares = inside.find((one) => one.dimension === '股' && Number(one.value) >= 1e5);
  const each = inside.find(
    (one) => one.dimension === '元' && Number(one.value) < 10_000 && price.test(lead(text, one)),
  );
  if (!shares || !each || each.place.start < shares.place.start) return null;
  const total = all.find(
    (one) =>
      one.dimension === '元' &&
      one.place.start > each.place.end &&
      one.place.start - each.place.end <= 80 &&
      proceeds.test(lead(text, one)),
  );
  if (total?.approximation !== 'exact' || shares.approximation !== 'exact') return null;
  const made = multiply(intervalOf(shares), intervalOf(each, 'exact'));
  const formula = [
    { mention: 0, text: total.raw },
    ' = ',
    { mention: 1, text: shares.raw },
    ' × ',
    { mention: 2, text: each.raw },
  ];
  const name = { zh: '募集资金总额', en: 'proceeds' };
  const fits = compare(intervalOf(total), made) !== 'fail';
  // 其中 and several kinds of buyers make other structures.
  const sure = !fits && !/其中|分别|网上|网下|战略配售|超额/.test(text.slice(shares.place.start, total.place.start));
  return { stated: total, operands: [shares, each], made, formula, name, sure };
}

interface Pool {
  capitals: NumberMention[];
  holdings: NumberMention[];
}

/** Numbers of shares that the filing tells as its capital and as held, each value once. */
function sharesOf(filing: Filing): Pool {
  const capitals = new Map<string, NumberMention>();
  const holdings = new Map<string, NumberMention>();
  for (const number of filing.numbers) {
    if (number.place.in !== 'block' || number.dimension !== '股' || number.value === null) continue;
    const words = lead(filing.blocks[number.place.block]?.text ?? '', number);
    if (capital.test(words)) capitals.set(number.value, capitals.get(number.value) ?? number);
    else if (held.test(words)) holdings.set(number.value, holdings.get(number.value) ?? number);
  }
  return { capitals: [...capitals.values()].slice(0, 8), holdings: [...holdings.values()].slice(0, 24) };
}

/** 按发行上限 311,081,636 股测算，发行完成后控股股东持有股份比例为 15.22%. Only a holder that fits says anything. */
function shareAfter(
  text: string,
  inside: readonly NumberMention[],
  { capitals, holdings }: Pool,
): ProseRelation | null {
  const fresh = inside.find((one) => one.dimension === '股' && Number(one.value) >= 1e5);
  const stated = inside.find(
    (one) =>
      one.dimension === '%' &&
      one.approximation === 'exact' &&
      after.test(lead(text, one)) &&
      !/表决权/.test(lead(text, one).slice(-12)),
  );
  if (!fresh || !stated || stated.place.start < fresh.place.start) return null;
  for (const total of capitals) {
    for (const own of holdings) {
      const made: Interval | null = ratio(intervalOf(own), add(intervalOf(total), intervalOf(fresh)));
      if (!made || compare(intervalOf(stated), made) === 'fail') continue;
      const formula = [
        { mention: 0, text: stated.raw },
        ' = ',
        { mention: 1, text: own.raw },
        ' ÷ (',
        { mention: 2, text: total.raw },
        ' + ',
        { mention: 3, text: fresh.raw },
        ')',
      ];
      const name = { zh: '发行后持股比例', en: 'share after the issue' };
      return { stated, operands: [own, total, fresh], made, formula, name, sure: false };
    }
  }
  return null;
}

import type { ToldSum } from '../check/deductions.ts';
import { type Addend, judgeSum, looksLikeSlip } from '../check/linear.ts';
import type { CheckContext } from '../check/rule.ts';
import { quantitiesOf } from '../check/sentence-numbers.ts';
import type { Filing, NumberMention } from '../model/filing.ts';

const spent = /(累计|已|合计)(实际)?(投入|使用)[^，。；]{0,16}$/;
const earned = /(利息|理财)[^，。；]{0,20}$/;
const left = /余额(合计|共计)?(为|是)?(人民币)?$/;
const raised = /募集资金净额(为|是|共计|合计)?(人民币)?$/;

/**
 * The balance of raised funds: the net proceeds, named anywhere in the filing, less what was spent, plus the
 * interest, all told in one paragraph. A paragraph may leave out fees or deposits, so a miss is wrong only where it
 * names nothing else and the difference is one that a slip of the pen leaves.
 */
export function balanceIn(filing: Filing, context: CheckContext): ToldSum[] {
  const sums: ToldSum[] = [];
  let net: NumberMention[] | null = null;
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || !block.text.includes('余额') || !block.text.includes('募集资金')) continue;
    const numbers = quantitiesOf(filing, block.index, context).filter((one) => one.dimension === '元');
    const find = (pattern: RegExp): NumberMention | undefined =>
      numbers.find((number) => pattern.test(lead(block.text, number)));
    const [balance, used, interest] = [find(left), find(spent), find(earned)];
    if (!balance || !used || balance.place.start < used.place.start) continue;
    const all: Addend[] = interest ? [{ number: interest, sign: 1 }] : [];
    net ??= netProceeds(filing);
    const tries = net.map((number): Addend[] => [{ number, sign: 1 }, { number: used, sign: -1 }, ...all]);
    const good = tries.find((one) => {
      const verdict = judgeSum(balance, one);
      return verdict !== null && verdict.status !== 'fail';
    });
    if (good) {
      sums.push({ stated: balance, addends: good, wrong: false, kind: 'balance' });
      continue;
    }
    const told = numbers.filter((number) => number.place.start <= balance.place.start).length;
    if (told !== all.length + 2 || /手续费|置换|现金管理|未到期|补充流动资金|永久|尚未/.test(block.text)) continue;
    const near = tries.find((one) => looksLikeSlip(judgeSum(balance, one)?.off ?? '0'));
    if (near) sums.push({ stated: balance, addends: near, wrong: true, kind: 'balance' });
  }
  return sums;
}

function lead(text: string, number: NumberMention): string {
  return text.slice(Math.max(0, number.place.start - 40), number.place.start).replace(/\s/g, '');
}

/** The amounts that the filing calls 募集资金净额, each value once. */
function netProceeds(filing: Filing): NumberMention[] {
  const found = new Map<string, NumberMention>();
  for (const number of filing.numbers) {
    if (number.place.in !== 'block' || number.dimension !== '元' || number.value === null) continue;
    const text = filing.blocks[number.place.block]?.text ?? '';
    if (raised.test(lead(text, number)) && !found.has(number.value)) found.set(number.value, number);
  }
  return [...found.values()].slice(0, 12);
}

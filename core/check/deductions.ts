import type { Filing, NumberMention } from '../model/filing.ts';
import { type Addend, judgeSum, looksLikeSlip } from './linear.ts';
import type { CheckContext } from './rule.ts';
import { quantitiesOf } from './sentence-numbers.ts';

/** A stated number and the addends that should make it; `wrong` where a miss is an error and not another structure. */
export interface ToldSum {
  stated: NumberMention;
  addends: Addend[];
  wrong: boolean;
  kind: 'total' | 'parts' | 'balance' | 'net' | 'equal';
}

const taken = /(扣除|减去|扣减|剔除)(了)?[^，。；]{0,30}$/;
const net = /(净额|实际募集资金|实际到账|剩余|余额|净值|后)[^，。；]{0,12}$/;

/**
 * What one or two sentences take off an amount and what they leave: 募集资金总额 a，扣除发行费用 b，净额 c; and two
 * amounts that they say leave no gap or are the same (总投资额 a，拟使用募集资金 a，不涉及资金缺口; 亦为 a).
 */
export function deductionsIn(filing: Filing, context: CheckContext): ToldSum[] {
  const found: ToldSum[] = [];
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue;
    if (!/扣除|减去|扣减|剔除|缺口|亦为|也为|同为/.test(block.text)) continue;
    const numbers = quantitiesOf(filing, block.index, context).filter((one) => one.approximation === 'exact');
    for (let at = 1; at < numbers.length; at++) {
      const sum = netAt(block.text, numbers, at) ?? sameAt(block.text, numbers, at) ?? gapAt(block.text, numbers, at);
      if (sum) found.push(sum);
    }
  }
  return found;
}

function between(text: string, left: NumberMention, right: NumberMention): string {
  return text.slice(left.place.end, right.place.start).replace(/\s/g, '');
}

function netAt(text: string, numbers: readonly NumberMention[], at: number): ToldSum | null {
  const [gross, fee, rest] = numbers.slice(at - 1, at + 2) as [NumberMention, NumberMention, NumberMention | undefined];
  if (!rest || gross.dimension !== '元' || fee.dimension !== '元' || rest.dimension !== '元') return null;
  const [first, second] = [between(text, gross, fee), between(text, fee, rest)];
  if (first.length > 60 || second.length > 40 || !taken.test(first) || !net.test(second)) return null;
  if (/其中|包括|含税|[。；]/.test(first) || /其中|[。；]|加上|及|和/.test(second)) return null;
  const addends: Addend[] = [
    { number: gross, sign: 1 },
    { number: fee, sign: -1 },
  ];
  const verdict = judgeSum(rest, addends);
  if (!verdict) return null;
  const wrong = verdict.status === 'fail' && looksLikeSlip(verdict.off);
  return verdict.status !== 'fail' || wrong ? { stated: rest, addends, wrong, kind: 'net' } : null;
}

/** 持股比例为 34%，表决权比例亦为 34%. */
function sameAt(text: string, numbers: readonly NumberMention[], at: number): ToldSum | null {
  const [one, other] = numbers.slice(at - 1, at + 1) as [NumberMention, NumberMention];
  const words = between(text, one, other);
  if (one.dimension !== other.dimension || one.dimension === null) return null;
  if (words.length > 24 || !/(亦|也|同)为(人民币)?$/.test(words) || /[。；]/.test(words)) return null;
  return { stated: other, addends: [{ number: one, sign: 1 }], wrong: true, kind: 'equal' };
}

/** 总投资额为 a，拟使用募集资金 a，不存在资金缺口: only where both are the same does it say anything sure. */
function gapAt(text: string, numbers: readonly NumberMention[], at: number): ToldSum | null {
  const [all, raised] = numbers.slice(at - 1, at + 1) as [NumberMention, NumberMention];
  if (all.dimension !== '元' || raised.dimension !== '元') return null;
  const words = between(text, all, raised);
  const behind = text.slice(raised.place.end, raised.place.end + 30).replace(/\s/g, '');
  if (
    words.length > 40 ||
    !/募集资金/.test(words) ||
    !/^[^。；]{0,4}[，,][^。；，]{0,6}不(涉及|存在|会存在)[^。；，]{0,8}缺口/.test(behind)
  )
    return null;
  if (!/投资/.test(text.slice(Math.max(0, all.place.start - 24), all.place.start))) return null;
  return { stated: raised, addends: [{ number: all, sign: 1 }], wrong: true, kind: 'equal' };
}

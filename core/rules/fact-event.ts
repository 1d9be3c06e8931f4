import { companyTellings } from '../check/company-facts.ts';
import { type EventTelling, eventTellings } from '../check/events.ts';
import { push } from '../check/push.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { show, where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';

/**
 * One meeting, contract or company told in several places: the day it was held, signed or founded, the amount agreed,
 * the registered capital. A meeting is
 * known by its body, term and number, a contract by its full title and the other party; a title that goes with
 * more than two days or amounts is a form that many contracts bear, and is left out.
 */
export const factEvent: Rule = {
  id: 'fact.event',
  needs: ['blocks', 'tables', 'numbers'],
  run(filing, out, context) {
    const groups = new Map<string, EventTelling[]>();
    for (const telling of [...eventTellings(filing, context), ...companyTellings(filing, context)]) {
      const key = `${telling.what}|${telling.event}`;
      push(groups, key, telling);
    }
    for (const tellings of groups.values()) if (tellings.length > 1) compare(tellings, out, context);
  },
};

const mostShown = 8;

function compare(tellings: EventTelling[], out: RuleOutput, context: CheckContext): void {
  const parties = new Set(tellings.map((telling) => telling.party).filter((party) => party !== ''));
  if (parties.size > 1 && !nested([...parties])) return;
  const groups = valuesOf(tellings);
  if (groups.length > 2) return;
  const [largest, other] = groups as [EventTelling[], EventTelling[] | undefined];
  if (!other) {
    const [first, second] = largest as [EventTelling, EventTelling];
    const mentions = largest
      .slice(0, mostShown)
      .map((one, i) => context.numberMention(one.number.index, i === 0 ? 'stated' : 'operand'));
    out.check({
      status: 'pass',
      formula: [{ mention: 0, text: first.number.raw }, ' = ', { mention: 1, text: second.number.raw }],
      mentions,
      stated: first.number.value,
      recomputed: second.number.value,
    });
    return;
  }
  const odd = other[0] as EventTelling;
  const kept = largest[0] as EventTelling;
  const mentions = [
    ...other.slice(0, mostShown).map((one) => context.numberMention(one.number.index, 'stated')),
    ...largest.slice(0, mostShown).map((one) => context.numberMention(one.number.index, 'operand')),
  ];
  const at = Math.min(other.length, mostShown);
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = where(mentions[at] as (typeof mentions)[number], context);
  const [a, b] = [said(odd.number), said(kept.number)];
  const words = wordsFor(odd);
  const name = odd.what === 'signed' || odd.what === 'amount' ? `《${odd.event}》` : odd.event;
  out.check({
    status: 'fail',
    formula: [{ mention: 0, text: odd.number.raw }, ' = ', { mention: at, text: kept.number.raw }],
    mentions,
    stated: odd.number.value,
    recomputed: kept.number.value,
    finding: {
      severity: odd.what === 'signed' || odd.what === 'amount' ? 'high' : 'medium',
      confidence: Math.min(0.95, 0.8 + 0.05 * (largest.length - other.length)),
      stated: odd.number.value ?? odd.number.date,
      expected: kept.number.value ?? kept.number.date,
      anchors: [0],
      title: {
        zh: `同一事项两处不一：${name}${words.zh}${a} 与 ${b}`,
        en: `One event, two ${words.en}s: ${name}, ${a} and ${b}`,
      },
      explanation: {
        zh: `${here.zh}写${name}的${words.zh}为 ${a}，${there.zh}${largest.length > 1 ? `等 ${largest.length} 处` : ''}写 ${b}；同一事项只能有一个。`,
        en: `At ${here.en} the ${words.en} of ${name} is ${a}, at ${there.en}${largest.length > 1 ? ` and in ${largest.length} places in all` : ''} ${b}; one event can have only one.`,
      },
    },
  });
}

function said(number: NumberMention): string {
  return number.kind === 'date' ? number.raw.replace(/\s/g, '') : show(number);
}

function wordsFor({ what }: EventTelling): { zh: string; en: string } {
  if (what === 'held') return { zh: '召开日期', en: 'date' };
  if (what === 'capital') return { zh: '注册资本', en: 'registered capital' };
  if (what === 'founded') return { zh: '成立日期', en: 'day of foundation' };
  return what === 'signed' ? { zh: '签订日期', en: 'signing date' } : { zh: '合同金额', en: 'amount' };
}

/** Each name holds the shortest one: a full name and its short form. */
function nested(parties: string[]): boolean {
  const shortest = parties.reduce((a, b) => (b.length < a.length ? b : a));
  return parties.every((party) => party.includes(shortest));
}

/** Tellings by value, the most frequent first; of equals the one told first. */
function valuesOf(tellings: EventTelling[]): EventTelling[][] {
  const groups: EventTelling[][] = [];
  for (const telling of [...tellings].sort((a, b) => a.number.index - b.number.index)) {
    const home = groups.find((group) => same((group[0] as EventTelling).number, telling.number));
    if (home) home.push(telling);
    else groups.push([telling]);
    if (groups.length > 2) return groups;
  }
  return groups.sort((a, b) => b.length - a.length);
}

function same(one: NumberMention, other: NumberMention): boolean {
  if (one.kind === 'date') return one.date === other.date;
  return one.value === other.value || comparePrinted(intervalOf(one), intervalOf(other)) !== 'fail';
}

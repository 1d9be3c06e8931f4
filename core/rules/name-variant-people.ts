import type { JoinedText } from '../check/joined.ts';
import { countsApart } from '../check/opposites.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import type { Severity } from '../model/finding.ts';
import { sidesOf } from './name-variant-sides.ts';

/** A firm and one of its people, as lists of visitors name them: 茂源投资：陈某、李某；. */
interface Visit {
  firm: string;
  firmAt: number;
  person: string;
  personAt: number;
}

const list =
  /(?<=[；;\n。，,])([\u4e00-\u9fff]{2,10})[：:]((?:[\u4e00-\u9fff]{2,3}、){0,12}[\u4e00-\u9fff]{2,3})(?=[；;\n。]|等)/g;

/** What ends the names of firms and is often left off. */
const kind = /(?:基金|投资|资产|证券|资管|私募|保险|资本|集团|财富|理财|信托|人寿|公司)+$/;
const place = /^(?:上海|北京|深圳|广州|杭州)/;

/**
 * Lists of visitors by firm: a firm met with another character in its name (金元 and 金源), one person under two firms
 * whose names nearly agree, and one firm with two people whose names differ by a character.
 */
export function partingVisitors(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const visits: Visit[] = [];
  for (const match of joined.text.matchAll(list)) {
    const [, firm, people] = match as unknown as [string, string, string];
    if (/[人方部类型员间点]$/.test(firm)) continue;
    let personAt = match.index + firm.length + 1;
    for (const person of people.split('、')) {
      visits.push({ firm, firmAt: match.index, person, personAt });
      personAt += person.length + 1;
    }
  }
  if (visits.length < 20) return;
  const told = new Set<string>();
  const tell = (one: Visit, other: Visit, by: 'firm' | 'person', severity: Severity, confidence: number): void => {
    const key = [one[by], other[by]].sort().join('|');
    if (told.has(key)) return;
    told.add(key);
    report(joined, visits, one, other, by, severity, confidence, out, context);
  };
  firmsByStem(visits, tell);
  firmsByPerson(visits, tell);
  peopleByFirm(visits, tell);
}

type Tell = (one: Visit, other: Visit, by: 'firm' | 'person', severity: Severity, confidence: number) => void;

/** The part of a firm's name that is its own. */
function stemOf(firm: string): string {
  return firm.replace(place, '').replace(kind, '');
}

function firmsByStem(visits: readonly Visit[], tell: Tell): void {
  const holed = new Map<string, Visit>();
  for (const visit of visits) {
    const stem = stemOf(visit.firm);
    if (stem.length < 4) continue;
    for (let at = 1; at < stem.length; at++) {
      const key = `${stem.slice(0, at)}*${stem.slice(at + 1)}`;
      const other = holed.get(key);
      if (!other) holed.set(key, visit);
      else {
        const was = stemOf(other.firm)[at] as string;
        if (was !== stem[at] && !countsApart(was, stem[at] as string)) tell(visit, other, 'firm', 'low', 0.65);
      }
    }
  }
}

function firmsByPerson(visits: readonly Visit[], tell: Tell): void {
  const byPerson = new Map<string, Map<string, Visit>>();
  for (const visit of visits) {
    const firms = byPerson.get(visit.person);
    if (!firms) byPerson.set(visit.person, new Map([[visit.firm, visit]]));
    else if (!firms.has(visit.firm)) firms.set(visit.firm, visit);
  }
  for (const firms of byPerson.values()) {
    if (firms.size < 2) continue;
    const [one, other] = [...firms.values()] as [Visit, Visit];
    if (sameButKind(one.firm, other.firm) || (firms.size === 2 && sameButBrand(one.firm, other.firm)))
      tell(one, other, 'firm', 'low', 0.6);
  }
}

/** 茂源投资 and 茂源资产: both kinds are of firms that manage money, and one firm is one of them. */
function sameButKind(one: string, other: string): boolean {
  const ending = /(?:投资|资产)$/;
  return one !== other && ending.test(one) && ending.test(other) && one.slice(0, -2) === other.slice(0, -2);
}

/** 复兴机械 and 复星集团: of two characters of the firm's own one agrees. */
function sameButBrand(one: string, other: string): boolean {
  if (one.length < 4 || other.length < 4 || place.test(one)) return false;
  // A short form (国君 of 国泰君安) takes its characters from the long one.
  return one[0] === other[0] && !other.includes(one[1] as string) && !one.includes(other[1] as string);
}

function peopleByFirm(visits: readonly Visit[], tell: Tell): void {
  const holed = new Map<string, Visit>();
  for (const visit of visits) {
    if (visit.person.length !== 3) continue;
    for (const at of [1, 2]) {
      const key = `${visit.firm.slice(0, 2)}|${visit.person.slice(0, at)}*${visit.person.slice(at + 1)}`;
      const other = holed.get(key);
      if (!other) holed.set(key, visit);
      else if (other.person !== visit.person && other.firmAt !== visit.firmAt)
        tell(visit, other, 'person', 'low', 0.55);
    }
  }
}

function report(
  joined: JoinedText,
  visits: readonly Visit[],
  one: Visit,
  other: Visit,
  by: 'firm' | 'person',
  severity: Severity,
  confidence: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const placesOf = (name: string): Visit[] => visits.filter((visit) => visit[by] === name);
  const [rare, usual] = [placesOf(one[by]), placesOf(other[by])].sort((a, b) => a.length - b.length) as [
    Visit[],
    Visit[],
  ];
  const placeOf = (visit: Visit) => {
    const at = by === 'firm' ? visit.firmAt : visit.personAt;
    return joined.placeOf(at, at + visit[by].length);
  };
  const { mentions, here, there } = sidesOf(rare.map(placeOf), usual.map(placeOf), 4, context);
  const [a, b] = [rare[0], usual[0]] as [Visit, Visit];
  const tie =
    by === 'person'
      ? { zh: `同属“${b.firm}”`, en: `both of “${b.firm}”` }
      : a.person === b.person
        ? { zh: `同为“${a.person}”所属机构`, en: `both the firm of “${a.person}”` }
        : { zh: '只差一字', en: 'one character apart' };
  out.finding({
    severity,
    confidence,
    title: { zh: `名称不一：“${a[by]}”与“${b[by]}”`, en: `Two spellings: “${a[by]}” and “${b[by]}”` },
    explanation: {
      zh: `${here.zh}写“${a[by]}”，${there.zh}写“${b[by]}”，${tie.zh}，疑为同一名称的两种写法。`,
      en: `${here.en} has “${a[by]}”, ${there.en} “${b[by]}”, ${tie.en}: they should be one name.`,
    },
    mentions,
    anchors: [0],
  });
}

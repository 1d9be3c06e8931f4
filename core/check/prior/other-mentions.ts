import type { OtherMention } from '../../model/finding.ts';
import { sectionAt } from '../../model/places.ts';
import type { Bilingual, Place } from '../../model/text.ts';
import type { CheckContext } from '../rule.ts';

/** Another filing with its views, as a run has it. */
export type OtherFiling = CheckContext['priors'][number];

/** A number of the other filing as a check names it. */
export function otherNumber(other: OtherFiling, number: number): OtherMention {
  const found = other.filing.numbers[number];
  if (!found) throw new RangeError(`no number ${number}`);
  return otherPlace(other, found.place, number);
}

/** A place of the other filing as a check names it; with the value of a number that stands there. */
export function otherPlace(other: OtherFiling, place: Place, number?: number): OtherMention {
  const { relation, filing, context } = other;
  const { line, page, quote, focus, value, unit } = context.mention(
    place,
    'other',
    number === undefined ? undefined : filing.numbers[number],
  );
  const heading = context.headingOf(sectionAt(filing, place));
  return { relation, document: filing.source.name, heading, line, page, quote, focus, value, unit };
}

/** Where it stands, for a sentence: the document, page or line, and the heading. */
export function whereOther({ relation, document, heading, line, page }: OtherMention): Bilingual {
  const kind: Bilingual =
    relation === 'prior-year' ? { zh: '上年报告', en: 'last year’s report' } : { zh: '前稿', en: 'the earlier draft' };
  const spot: Bilingual =
    page === null ? { zh: `第 ${line} 行`, en: `line ${line}` } : { zh: `第 ${page} 页`, en: `page ${page}` };
  return heading === ''
    ? { zh: `${kind.zh}（${document}）${spot.zh}`, en: `${spot.en} of ${kind.en} (${document})` }
    : {
        zh: `${kind.zh}（${document}）${spot.zh}“${heading}”`,
        en: `${spot.en} (${heading}) of ${kind.en} (${document})`,
      };
}

/** A period for a sentence: 2020 年度, 2020 年 12 月 31 日. */
export function showPeriod(period: string): Bilingual {
  const [from, to] = period.split('/') as [string, string | undefined];
  const day = (date: string) => `${date.slice(0, 4)} 年 ${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
  if (to === undefined) return { zh: day(from), en: from };
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31')) {
    return { zh: `${from.slice(0, 4)} 年度`, en: from.slice(0, 4) };
  }
  return { zh: `${day(from)}至${day(to)}`, en: `${from} to ${to}` };
}

import type { BodyPlace } from '../check/bodies.ts';
import { headingPlace } from '../check/headings.ts';
import type { JoinedHost, JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';

/**
 * A company that a cell calls …公司 without its legal form, which other places have (合江铁路公司 beside
 * 合江铁路有限公司); running text may leave the form out, a cell that holds the name alone should not.
 */
export function plainCompanies(
  joined: JoinedText,
  bodies: readonly BodyPlace[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const fulls = new Map<string, BodyPlace>();
  for (const body of bodies) if (body.form !== '' && !fulls.has(body.stem)) fulls.set(body.stem, body);
  const cells = new Map<string, JoinedHost[]>();
  for (const host of joined.hosts) {
    if (host.kind !== 'cell' || host.end - host.start > 24) continue;
    const name = /^(.{4,20})公司$/.exec(joined.text.slice(host.start, host.end))?.[1];
    if (name === undefined || /(?:有限|责任|[分子母总])$/.test(name) || !fulls.has(name)) continue;
    push(cells, name, host);
  }
  for (const [stem, hosts] of cells) {
    const full = fulls.get(stem) as BodyPlace;
    tell(
      hosts.map(({ start, end }) => context.mention(joined.placeOf(start, end), 'stated')),
      context.mention(joined.placeOf(full.start, full.end), 'operand'),
      [`${stem}公司`, stem + full.form],
      0.7,
      out,
      context,
    );
  }
}

/** What the headings are that name a line, a site, a platform or a company. */
const named = /(?:高铁|铁路|公路|高速|大桥|公司|平台|系统|基地|中心)$/;

/** The name of a section's own heading, with a character missing in the text under it (商江高铁 under 商合江高铁项目). */
export function shortenedInSection(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const section of filing.sections) {
    const name = section.title.replace(/[\s：:]/g, '').replace(/(?:项目|工程|情况|介绍)+$/, '');
    if (name.length < 4 || name.length > 16 || !named.test(name)) continue;
    const forms = Array.from({ length: name.length - 2 }, (_, i) => name.slice(0, i + 1) + name.slice(i + 2)).filter(
      (form) => !name.includes(form),
    );
    let whole = false;
    const found = new Map<string, Mention[]>();
    for (let at = section.block + 1; filing.blocks[at]?.section === section.index; at++) {
      const block = filing.blocks[at];
      if (block?.kind !== 'paragraph') continue;
      whole ||= block.text.includes(name);
      for (const form of forms) {
        const start = block.text.indexOf(form);
        if (start < 0) continue;
        const place = { in: 'block' as const, block: block.index, start, end: start + form.length };
        found.set(form, [...(found.get(form) ?? []), context.mention(place, 'stated')]);
      }
    }
    // Where the section never has the whole name, the shorter one is its usual form.
    if (!whole) continue;
    const heading = context.mention(headingPlace(filing, section), 'operand');
    for (const [form, mentions] of found) tell(mentions, heading, [form, name], 0.7, out, context);
  }
}

function tell(
  stated: readonly Mention[],
  full: Mention,
  [form, name]: readonly [string, string],
  confidence: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [...stated.slice(0, 5), full];
  const here = where(mentions[0] as Mention, context);
  const there = where(full, context);
  out.finding({
    severity: 'low',
    confidence,
    title: { zh: `名称不一：“${form}”与“${name}”`, en: `Two forms of a name: “${form}” and “${name}”` },
    explanation: {
      zh: `${here.zh}等 ${stated.length} 处写“${form}”，${there.zh}写“${name}”，同一名称应一致。`,
      en: `${here.en} (${stated.length} places in all) has “${form}”, ${there.en} “${name}”: one name should be written one way.`,
    },
    mentions,
    anchors: [0],
  });
}

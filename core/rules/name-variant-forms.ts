import type { BodyPlace } from '../check/bodies.ts';
import type { JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { sidesOf } from './name-variant-sides.ts';

/** Words beside a name that tell of a change of it: then both forms were right in their time. */
const changes = /更名|变更(?:为|前|后)|改制|前身|曾用名|原名|整体变更|改组|名称由|改名/;
const beside = 60;

/** One company under two legal forms (有限公司 and 股份有限公司), where nothing is said of a change of form. */
export function partingForms(
  joined: JoinedText,
  bodies: readonly BodyPlace[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const stems = new Map<string, Map<string, BodyPlace[]>>();
  for (const body of bodies) {
    if (body.form === '') continue;
    let forms = stems.get(body.stem);
    if (!forms) {
      forms = new Map();
      stems.set(body.stem, forms);
    }
    push(forms, body.form, body);
  }
  for (const [stem, forms] of stems) {
    if (forms.size < 2) continue;
    const sorted = [...forms].sort((a, b) => b[1].length - a[1].length);
    const [usual, usualAt] = sorted[0] as [string, BodyPlace[]];
    for (const [form, places] of sorted.slice(1)) {
      if (!places.some((body) => changeTold(joined.text, body)))
        report(joined, stem, [form, places], [usual, usualAt], out, context);
    }
  }
}

/** Whether the words around a name tell of a change of it. */
export function changeTold(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - beside), start);
  const after = text.slice(end, end + beside).split('\n', 1)[0] as string;
  return changes.test(`${before.slice(before.lastIndexOf('\n') + 1)}……${after}`);
}

function report(
  joined: JoinedText,
  stem: string,
  [form, rare]: [string, BodyPlace[]],
  [usual, others]: [string, BodyPlace[]],
  out: RuleOutput,
  context: CheckContext,
): void {
  const placeOf = ({ start, end }: BodyPlace) => joined.placeOf(start, end);
  const { mentions, here, there } = sidesOf(rare.map(placeOf), others.map(placeOf), 6, context);
  out.finding({
    severity: 'medium',
    confidence: rare.length * 3 <= others.length ? 0.85 : 0.75,
    key: form,
    title: {
      zh: `公司名称不一：“${stem}${form}”与“${stem}${usual}”`,
      en: `One company, two legal forms: “${stem}${form}” and “${stem}${usual}”`,
    },
    explanation: {
      zh: `${here.zh}等 ${rare.length} 处写“${stem}${form}”，${there.zh}等 ${others.length} 处写“${stem}${usual}”，文中未说明其更名或改制，同一公司的名称应一致。`,
      en: `“${stem}${form}” stands in ${rare.length} places (${here.en}), “${stem}${usual}” in ${others.length} (${there.en}); no change of name or form is told, so one of them is wrong.`,
    },
    mentions,
    anchors: [0],
  });
}

import type { CustomCheck } from '../../core/check/custom/format.ts';
import type { RuleSetting } from '../../core/check/rule-settings.ts';
import { ruleNames, severityNames } from '../../core/contract/labels.ts';
import type { RuleId } from '../../core/model/finding.ts';
import type { Bilingual } from '../../core/model/text.ts';

/** The audit trail's sentences for what is made of the rules. */

export function ruleSentence(rule: RuleId, before: RuleSetting, now: RuleSetting): Bilingual {
  const zh: string[] = [];
  const en: string[] = [];
  if (before.off !== now.off) {
    zh.push(now.off ? '停用' : '启用');
    en.push(now.off ? 'switched off' : 'switched on');
  }
  if (before.severity !== now.severity) {
    zh.push(now.severity === null ? '级别按规则' : `级别一律为“${severityNames[now.severity].zh}”`);
    en.push(now.severity === null ? 'severity by the rule' : `severity always “${severityNames[now.severity].en}”`);
  }
  if (before.lowest !== now.lowest) {
    const percent = Math.round(now.lowest * 100);
    zh.push(`只列把握不低于 ${percent}% 的发现`);
    en.push(`only findings of at least ${percent}% confidence`);
  }
  const name = ruleNames[rule];
  return { zh: `规则“${name.zh}”：${zh.join('，')}`, en: `Rule “${name.en}”: ${en.join(', ')}` };
}

export function savedChecksSentence(checks: readonly CustomCheck[], added: boolean): Bilingual {
  const [zh, en] = titles(checks);
  return added
    ? { zh: `新增自定核对${zh}`, en: `Custom check added: ${en}` }
    : { zh: `修改自定核对${zh}`, en: `Custom check changed: ${en}` };
}

export function removedChecksSentence(checks: readonly CustomCheck[]): Bilingual {
  const [zh, en] = titles(checks);
  return { zh: `删除自定核对${zh}`, en: `Custom check removed: ${en}` };
}

export function importedChecksSentence(added: number, replaced: number): Bilingual {
  return {
    zh: `导入自定核对：新增 ${added} 条，替换 ${replaced} 条`,
    en: `Custom checks imported: ${added} added, ${replaced} replaced`,
  };
}

function titles(checks: readonly CustomCheck[]): [string, string] {
  const first = checks[0]?.title ?? '';
  if (checks.length === 1) return [`“${first}”`, `“${first}”`];
  return [`“${first}”等 ${checks.length} 条`, `“${first}” and ${checks.length - 1} more`];
}

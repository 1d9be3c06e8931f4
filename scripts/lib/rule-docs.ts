import { views } from '../../core/check/custom/views.ts';
import { ruleNames } from '../../core/contract/labels.ts';
import { ruleIds } from '../../core/model/finding.ts';
import { rulePages } from '../../core/rules/pages/index.ts';

/** docs/rules.md: the pages that the window shows. */
export function rulesDocument(): string {
  const pages = ruleIds.map((rule) => {
    const { compares, silent, wrong, right } = rulePages[rule];
    return `## ${ruleNames[rule].en} · ${ruleNames[rule].zh} (\`${rule}\`)

${compares.en}
${compares.zh}

- **Silent or not checkable · 不作判断**: ${silent.en} ${silent.zh}
- **Reported · 会报告**: ${wrong.en} ${wrong.zh}
- **Left alone · 不报告**: ${right.en} ${right.zh}
`;
  });
  return `# The rules · 规则

Each rule can be switched off, given one severity for all its findings, and a lowest confidence: in the window
under 规则 / Rules (Ctrl 9), kept with the project. This page is made from \`core/rules/pages\`, as the window's is.

${pages.join('\n')}`;
}

/** The part of docs/custom-checks.md that lists the views. */
export function viewsSection(): string {
  return views
    .map(({ name, rowIs, columns }) => {
      const rows = columns.map((one) => `| \`${one.name}\` | ${one.type} | ${one.what.en} · ${one.what.zh} |`);
      return `### \`${name}\`: ${rowIs.en} · ${rowIs.zh}\n\n| column | type | |\n|---|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

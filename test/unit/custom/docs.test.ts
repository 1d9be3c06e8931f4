import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseChecksFile } from '../../../core/check/custom/format.ts';
import { rulesDocument, viewsSection } from '../../../scripts/lib/rule-docs.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const rules = join(docs, 'rules.md');
const custom = join(docs, 'custom-checks.md');
const start = '<!-- views: made from core/check/custom/views.ts -->\n';
const end = '<!-- /views -->\n';

function withViews(text: string): string {
  const [before = '', rest = ''] = text.split(start);
  return `${before}${start}${viewsSection()}${end}${rest.split(end)[1] ?? ''}`;
}

test('the documents are what the code says (UPDATE_DOCS=1 writes them anew)', () => {
  if (process.env.UPDATE_DOCS) {
    writeFileSync(rules, rulesDocument());
    writeFileSync(custom, withViews(readFileSync(custom, 'utf8')));
  }
  expect(readFileSync(rules, 'utf8')).toBe(rulesDocument());
  const text = readFileSync(custom, 'utf8');
  expect(text).toBe(withViews(text));
});

test('the file that the documentation shows is one', () => {
  const shown = /```json\n([\s\S]*?)```/.exec(readFileSync(custom, 'utf8'))?.[1] ?? '';
  expect(parseChecksFile(shown, 'docs').map(({ kind }) => kind)).toEqual(['equal', 'ratio', 'query']);
});

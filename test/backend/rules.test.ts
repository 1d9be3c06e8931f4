import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CustomCheck } from '../../core/check/custom/format.ts';
import type { PickedNumber, TableDetail } from '../../core/contract/rows.ts';
import { type Client, sampleWindow, startBackend, temporaryFolder } from './client.ts';

async function rulesOf(client: Client, filingId: number): Promise<Set<string>> {
  await client.idle();
  return new Set((await client.call('findings.list', { filingId })).map(({ rule }) => rule));
}

/** Two numbers of a table's first column that holds some. */
async function twoCells(client: Client, filingId: number): Promise<PickedNumber[]> {
  for (const { index } of await client.call('tables.list', { filingId })) {
    const table: TableDetail = await client.call('tables.get', { filingId, table: index });
    const picked: PickedNumber[] = [];
    for (let row = table.headerRows; row < table.rows.length; row += 1) {
      const text = table.rows[row]?.cells[1]?.text ?? '';
      const place = { in: 'cell' as const, table: index, row, column: 1, start: 0, end: text.length };
      const number = /^[\d,.]+$/.test(text) ? await client.call('checks.pick', { filingId, place }) : null;
      if (number && !picked.some(({ raw }) => raw === number.raw)) picked.push(number);
      if (picked.length === 2) return picked;
    }
  }
  throw new Error('the sample has no such table');
}

function equal(picked: readonly PickedNumber[]): CustomCheck {
  const [result, operand] = picked.map((one) => one.operand);
  if (!result || !operand) throw new Error('two numbers are wanted');
  return {
    id: 'c-1',
    title: '两格相等',
    severity: 'medium',
    enabled: true,
    kind: 'equal',
    result,
    operands: [operand],
  };
}

describe('rules of a project', () => {
  test('a rule switched off has no findings; undo brings them back', async () => {
    const { client, filingId } = await sampleWindow(startBackend());
    expect(await rulesOf(client, filingId)).toContain('fact.repeat');
    await client.call('rules.set', { rule: 'fact.repeat', setting: { off: true, severity: null, lowest: 0 } });
    expect(await rulesOf(client, filingId)).not.toContain('fact.repeat');
    await client.call('rules.set', { rule: 'table.foot', setting: { off: false, severity: 'low', lowest: 0 } });
    await client.idle();
    const foot = (await client.call('findings.list', { filingId })).filter(({ rule }) => rule === 'table.foot');
    expect(new Set(foot.map(({ severity }) => severity))).toEqual(new Set(['low']));
    expect((await client.call('rules.get', {})).settings['fact.repeat']).toEqual({
      off: true,
      severity: null,
      lowest: 0,
    });
    await client.call('history.undo', {});
    const { done } = await client.call('history.undo', {});
    expect(done.sentence.zh).toBe('规则“同一事实”：停用');
    expect(await rulesOf(client, filingId)).toContain('fact.repeat');
    expect((await client.call('rules.get', {})).settings).toEqual({});
  });

  test('a check made of two picked cells fails, is changed, exported, taken away and imported again', async () => {
    const backend = startBackend();
    const { client, filingId } = await sampleWindow(backend);
    const check = equal(await twoCells(client, filingId));
    await client.call('checks.save', { checks: [check] });
    expect(await rulesOf(client, filingId)).toContain('custom');
    expect(await client.call('rules.results', { filingId })).toMatchObject([{ id: 'c-1', status: 'fail' }]);
    const query: CustomCheck = {
      id: 'q',
      title: '百分比',
      severity: 'low',
      enabled: true,
      kind: 'query',
      sql: "SELECT number FROM numbers WHERE unit = '%' LIMIT 1",
    };
    await client.call('checks.save', { checks: [query] });
    await client.idle();
    expect((await client.call('rules.results', { filingId })).map(({ status }) => status)).toEqual(['fail', 'fail']);

    const file = join(temporaryFolder(), '核对.json');
    const exported = await client.call('checks.export', { target: backend.registerTarget(file).handle });
    expect(exported.name).toBe('核对.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ gouji: 'checks', version: 1, checks: [check, query] });
    await client.call('checks.remove', { ids: ['c-1', 'q'] });
    expect(await rulesOf(client, filingId)).not.toContain('custom');

    const imported = await client.call('checks.import', { handle: backend.registerFile(file).handle });
    expect(imported).toEqual({ added: 2, replaced: 0, queries: 1 });
    // Somebody's query waits for the analyst's word.
    expect((await client.call('rules.get', {})).checks).toEqual([check, { ...query, enabled: false }]);
    expect(await rulesOf(client, filingId)).toContain('custom');
    await client.call('history.undo', {});
    expect(await rulesOf(client, filingId)).not.toContain('custom');
    expect((await client.call('rules.get', {})).checks).toEqual([]);
  });

  test('what is no file of checks is refused and changes nothing', async () => {
    const backend = startBackend();
    const { client } = await sampleWindow(backend);
    const file = join(temporaryFolder(), 'other.json');
    writeFileSync(file, '{"a":1}');
    await expect(client.call('checks.import', { handle: backend.registerFile(file).handle })).rejects.toMatchObject({
      code: 'checks-invalid',
    });
    expect((await client.call('rules.get', {})).checks).toEqual([]);
  });

  test('where no number stands nothing is picked', async () => {
    const { client, filingId } = await sampleWindow(startBackend());
    const heading = (await client.call('source.blocks', { filingId })).find(({ kind }) => kind === 'heading');
    const place = { in: 'block' as const, block: heading?.index ?? 0, start: 0, end: 1 };
    expect(await client.call('checks.pick', { filingId, place })).toBeNull();
  });

  test('settings and checks are there again when the project is opened again', async () => {
    const folder = temporaryFolder();
    const first = startBackend(folder);
    const { client, filingId } = await sampleWindow(first);
    const check = equal(await twoCells(client, filingId));
    await client.call('checks.save', { checks: [check] });
    await client.call('rules.set', { rule: 'text.slip', setting: { off: true, severity: null, lowest: 0.5 } });
    await client.idle();
    await first.close();
    const again = await sampleWindow(startBackend(folder));
    const rules = await again.client.call('rules.get', {});
    expect(rules).toEqual({ settings: { 'text.slip': { off: true, severity: null, lowest: 0.5 } }, checks: [check] });
    expect(await rulesOf(again.client, again.filingId)).toContain('custom');
  });
});

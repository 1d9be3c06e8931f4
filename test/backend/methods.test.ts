import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type MethodName, methods } from '../../core/contract/methods.ts';
import { Client, failure, sampleFile, sampleWindow, startBackend, temporaryFolder } from './client.ts';

/** Every method once, as a window would use it, on the sample; the last test sees that none was left out. */
const called = new Set<MethodName>();

test('every method does its work', async () => {
  const folder = temporaryFolder();
  const backend = startBackend(folder);
  const client = new Client(backend);
  const call: Client['call'] = (method, args) => {
    called.add(method);
    return client.call(method, args);
  };

  expect(await call('app.info', {})).toMatchObject({ dataFolder: folder, platform: process.platform });
  expect(await call('settings.get', {})).toMatchObject({ language: 'zh', theme: 'system', reviewer: '' });
  expect(await call('settings.set', { reviewer: '李四', layout: { pane: '30' } })).toMatchObject({ reviewer: '李四' });
  expect(await call('project.recent', {})).toEqual([]);

  const created = await call('project.create', { name: '某某公司/2023: 年报' });
  expect(created).toMatchObject({ name: '某某公司_2023_ 年报', readOnly: false });
  expect(existsSync(created.path)).toBe(true);
  const { jobId } = await call('filing.import', { handle: backend.registerFile(sampleFile).handle });
  const imported = await client.over(jobId);
  expect(imported).toMatchObject({ kind: 'import', state: 'done', progress: 1, title: 'sample.txt', error: null });
  const filingId = imported.result?.filingId as number;
  const steps = client.events.flatMap((event) => (event.name === 'job.changed' ? [event.payload] : []));
  expect(steps.map((step) => step.progress)).toEqual(steps.map((step) => step.progress).sort((a, b) => a - b));
  expect(await call('jobs.list', {})).toMatchObject([{ id: jobId, state: 'done' }]);
  await call('jobs.cancel', { jobId });

  const [filing] = await call('filings.list', {});
  expect(filing).toMatchObject({ id: filingId, name: 'sample.txt', format: 'txt', decided: 0 });
  expect(filing?.findings).toBeGreaterThan(0);
  const sections = await call('filing.sections', { filingId });
  expect(sections.length).toBeGreaterThan(10);
  expect(sections.reduce((sum, section) => sum + section.findings, 0)).toBeGreaterThan(0);
  const overview = await call('filing.overview', { filingId });
  expect(overview.byStatus.open).toBe(filing?.findings);
  expect(overview.worst.length).toBeGreaterThan(0);

  const findings = await call('findings.list', { filingId });
  expect(findings.map((row) => row.rank)).toEqual(findings.map((_row, index) => index));
  const findingId = findings[0]?.id as string;
  const detail = await call('findings.get', { filingId, findingId });
  expect(detail.mentions.length).toBeGreaterThan(0);
  const [first] = detail.mentions;
  expect(first?.quote.slice(first.focus.start, first.focus.end)).not.toBe('');
  const patch = {
    status: 'dismissed' as const,
    reason: '口径不同',
    note: '见附注',
    tags: ['甲'],
    severity: 'low' as const,
  };
  expect(await call('findings.update', { filingId, findingIds: [findingId], patch })).toMatchObject([
    { id: findingId, ...patch, reviewer: '李四' },
  ]);

  const blocks = await call('source.blocks', { filingId });
  expect(blocks.some((block) => block.kind === 'heading' && block.level === 1)).toBe(true);
  const marks = await call('source.marks', { filingId });
  expect(marks.some((mark) => mark.findingId === findingId)).toBe(true);
  expect((await call('source.search', { filingId, query: '公司', limit: 5 })).hits).toHaveLength(5);

  const tables = await call('tables.list', { filingId });
  const table = tables.find((one) => one.kind === 'grid' && one.rows > 2) ?? tables[0];
  const index = table?.index as number;
  const before = await call('tables.get', { filingId, table: index });
  const at = { filingId, table: index, row: (table?.rows ?? 1) - 1, column: 1 };
  const edited = await call('tables.editCell', { ...at, text: '98765' });
  expect(edited.rows[at.row]?.cells[1]).toMatchObject({ text: '98765', edited: true });
  expect(edited.rows[at.row]?.cells[1]?.original).toBe(before.rows[at.row]?.cells[1]?.text);
  await client.idle();
  const quality = await call('quality.get', { filingId });
  expect(quality.report?.characters).toBeGreaterThan(0);
  expect(quality.corrections).toMatchObject([{ kind: 'cell-text', applied: true, who: '李四' }]);
  if (quality.doubts.length > 0) {
    const [doubt] = quality.doubts;
    await call('quality.accept', { filingId, keys: [doubt?.key as string], accepted: true });
    expect((await call('quality.get', { filingId })).doubts[0]?.state).toBe('accepted');
  } else await call('quality.accept', { filingId, keys: ['none'], accepted: true });
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 2);
  await call('reading.correct', { filingId, correction: { kind: 'heading', block: heading?.index ?? 0, level: 3 } });
  await client.idle();
  const levels = await call('source.blocks', { filingId });
  expect(levels[heading?.index ?? 0]).toMatchObject({ kind: 'heading', level: 3 });
  const again = await call('filing.reread', { filingId });
  expect(await client.over(again.jobId)).toMatchObject({ kind: 'reread', state: 'done' });
  const kept = await call('quality.get', { filingId });
  expect(kept.corrections.map(({ applied }) => applied)).toEqual([true, true]);
  expect((await call('tables.get', { filingId, table: index })).rows[at.row]?.cells[1]?.text).toBe('98765');
  expect((await call('findings.get', { filingId, findingId })).row.status).toBe('dismissed');
  await call('reading.drop', { filingId, id: kept.corrections[1]?.id ?? 0 });
  await client.idle();
  expect((await call('source.blocks', { filingId }))[heading?.index ?? 0]).toMatchObject({ level: 2 });
  const facts = await call('facts.list', { filingId });
  expect(facts.length).toBeGreaterThan(0);
  expect((await call('terms.list', { filingId })).length).toBeGreaterThan(0);

  const annotation = await call('annotations.add', {
    filingId,
    findingId,
    place: first?.place ?? null,
    quote: 'q',
    text: '批注',
  });
  expect(await call('annotations.list', { filingId })).toEqual([annotation]);
  expect((await call('findings.get', { filingId, findingId })).annotations).toEqual([annotation]);
  await call('annotations.remove', { id: annotation.id });

  expect((await call('history.state', {})).undo?.zh).toBe('删除批注“批注”');
  expect((await call('history.undo', {})).done.undone).toBe(true);
  expect((await call('history.redo', {})).done.undone).toBe(false);
  const history = await call('history.list', { limit: 100 });
  expect(history[0]?.sentence.zh).toBe('重做：删除批注“批注”');
  expect(history.every((row) => row.who === '李四' && row.sentence.en !== '')).toBe(true);

  await call('rules.set', { rule: 'text.slip', setting: { off: false, severity: 'low', lowest: 0 } });
  const own = {
    id: 'one',
    title: '一',
    severity: 'low',
    kind: 'query',
    sql: 'SELECT number FROM numbers LIMIT 1',
  } as const;
  await call('checks.save', { checks: [own] });
  await client.idle();
  expect(await call('rules.results', { filingId })).toMatchObject([{ id: 'one', status: 'fail' }]);
  expect((await call('rules.get', {})).checks).toEqual([{ ...own, enabled: true }]);
  expect(await call('checks.pick', { filingId, place: { in: 'block', block: 0, start: 0, end: 0 } })).toBeNull();
  const rules = join(folder, 'rules.json');
  await call('checks.export', { target: backend.registerTarget(rules).handle });
  await call('checks.remove', { ids: ['one'] });
  expect(await call('checks.import', { handle: backend.registerFile(rules).handle })).toMatchObject({ added: 1 });
  await client.idle();

  const clean = backend.registerFile(sampleFile.replace('sample.txt', 'sample-clean.txt')).handle;
  const draftJob = await client.over((await call('filing.import', { handle: clean })).jobId);
  const draftId = draftJob.result?.filingId as number;
  const set = await call('filing.setOther', { filingId, relation: 'earlier-draft', otherId: draftId });
  expect(await client.over(set.jobId as number)).toMatchObject({ state: 'done' });
  expect(await call('filing.others', { filingId })).toMatchObject([{ relation: 'earlier-draft', filingId: draftId }]);
  expect((await call('findings.list', { filingId })).some((row) => row.rule === 'doc.prior')).toBe(true);
  expect(await call('filing.carryDecisions', { filingId })).toEqual({ carried: 0 });
  await client.call('history.undo', {});
  await client.idle();
  expect((await call('findings.list', { filingId })).some((row) => row.rule === 'doc.prior')).toBe(false);
  await client.call('filing.remove', { filingId: draftId });

  const check = await call('filing.check', { filingId });
  expect(await client.over(check.jobId)).toMatchObject({ kind: 'check', state: 'done', result: { filingId } });

  for (const [what, name] of [
    [{ kind: 'xlsx' }, 'a.xlsx'],
    [{ kind: 'html' }, 'a.html'],
    [{ kind: 'findings-csv' }, 'a.csv'],
    [{ kind: 'table-csv', table: index }, 'b.csv'],
  ] as const) {
    const target = backend.registerTarget(join(folder, name));
    const started = await call('export.start', { filingId, target: target.handle, what, language: 'zh' });
    expect(await client.over(started.jobId)).toMatchObject({
      kind: 'export',
      state: 'done',
      result: { handle: target.handle, name },
    });
  }
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toContain('口径不同');
  expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toContain('98765');
  expect(readFileSync(join(folder, 'a.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);

  const copy = backend.registerTarget(join(folder, 'copy.gouji'));
  expect(await call('project.saveCopy', { target: copy.handle })).toEqual({ name: 'copy.gouji' });
  await call('filing.remove', { filingId });
  expect(await call('filings.list', {})).toEqual([]);
  await expect(client.call('findings.list', { filingId })).rejects.toMatchObject(failure('not-found'));

  expect(await call('project.open', { handle: copy.handle })).toMatchObject({ name: 'copy', readOnly: false });
  expect(await call('filings.list', {})).toMatchObject([{ id: filingId, decided: 1 }]);
  expect(await call('project.current', {})).toMatchObject({ name: 'copy' });
  expect(await call('project.close', {})).toBeNull();
  expect(await call('project.current', {})).toBeNull();
  expect((await call('project.recent', {})).map((entry) => entry.name)).toEqual(['copy', created.name]);
  expect(await call('project.openRecent', { path: created.path })).toMatchObject({ name: created.name });
  const sample = await call('project.openSample', {});
  expect(await client.over(sample.jobId as number)).toMatchObject({ state: 'done' });
  expect(await call('project.openSample', {})).toMatchObject({ jobId: null });

  expect([...called].sort()).toEqual(Object.keys(methods).sort());
});

test('a correction runs the checks again, and undoing it brings back what they said before', async () => {
  const { client, filingId } = await sampleWindow(startBackend());
  const tables = await client.call('tables.list', { filingId });
  const footed = tables.find((table) => table.checks.pass + table.checks.rounding > 0 && table.checks.fail === 0);
  expect(footed).toBeDefined();
  const table = footed?.index as number;
  const detail = await client.call('tables.get', { filingId, table });
  const spots = detail.rows.flatMap((row, rowIndex) =>
    row.cells.map((cell, column) => ({ cell, row: rowIndex, column })).filter(({ cell }) => cell.tick === 'pass'),
  );
  const spot = spots[0];
  expect(spot).toBeDefined();
  const before = (await client.call('findings.list', { filingId })).map((row) => row.id);
  await client.call('tables.editCell', {
    filingId,
    table,
    row: spot?.row ?? 0,
    column: spot?.column ?? 0,
    text: '7777777.77',
  });
  await client.idle();
  const failed = await client.call('tables.get', { filingId, table });
  expect(failed.rows[spot?.row ?? 0]?.cells[spot?.column ?? 0]).toMatchObject({ tick: 'fail', edited: true });
  expect(client.events.some((event) => event.name === 'stale' && event.payload.scopes.includes('findings'))).toBe(true);
  await client.call('history.undo', {});
  await client.idle();
  expect((await client.call('findings.list', { filingId })).map((row) => row.id)).toEqual(before);
});

test('many corrections in a row end in one state that has all of them', async () => {
  const { client, filingId } = await sampleWindow(startBackend());
  const [table] = await client.call('tables.list', { filingId });
  const at = { filingId, table: table?.index ?? 0, row: 1, column: 0 };
  await Promise.all(['甲', '乙', '丙', '丁'].map((text) => client.call('tables.editCell', { ...at, text })));
  await client.idle();
  const detail = await client.call('tables.get', { filingId, table: at.table });
  expect(detail.rows[1]?.cells[0]).toMatchObject({ text: '丁', edited: true });
  expect((await client.call('history.list', { limit: 100 })).filter((row) => row.undoable)).toHaveLength(4);
  expect((await client.call('jobs.list', {})).every((job) => job.state === 'done')).toBe(true);
});

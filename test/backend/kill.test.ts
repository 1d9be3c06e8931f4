import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../../db/project.ts';
import { listFilings } from '../../db/repositories/filings.ts';
import { listFindings } from '../../db/repositories/findings.ts';
import { listHistory } from '../../db/repositories/history.ts';
import { getTable, listTables } from '../../db/repositories/tables.ts';
import { sampleFile, temporaryFolder } from './client.ts';
import { ProgramClient } from './program-client.ts';

const rounds = 20;

/** Edits, decides, imports and exports until the process is gone; `done` says what was answered as stored. */
async function work(client: ProgramClient, folder: string, round: number, done: Answered): Promise<void> {
  const target = await client.register(join(folder, 'out.xlsx'));
  const source = await client.register(sampleFile);
  const [filing] = await client.call('filings.list', {});
  const filingId = filing?.id ?? 0;
  const [table] = await client.call('tables.list', { filingId });
  const [finding] = await client.call('findings.list', { filingId });
  await client.call('filing.import', { handle: source.handle });
  for (let step = 0; ; step++) {
    const text = `${round}-${step}`;
    await client.call('tables.editCell', { filingId, table: table?.index ?? 0, row: 1, column: 0, text });
    done.cell = text;
    await client.call('findings.update', { filingId, findingIds: [finding?.id ?? ''], patch: { note: text } });
    done.note = text;
    done.changes += 2;
    if (step % 5 === 0) {
      const what = { kind: 'xlsx' as const };
      await client.call('export.start', { filingId, target: target.handle, what, language: 'zh' });
    }
  }
}

interface Answered {
  cell: string;
  note: string;
  changes: number;
}

test(`a process killed ${rounds} times amid import, edits and exports loses nothing that it called stored`, async () => {
  const folder = temporaryFolder();
  const first = new ProgramClient(folder);
  const { project, jobId } = await first.call('project.openSample', {});
  await first.over(jobId ?? 0);
  first.process.kill('SIGKILL');
  await first.ended;

  const done: Answered = { cell: '', note: '', changes: 0 };
  let imports = 0;
  for (let round = 0; round < rounds; round++) {
    const client = new ProgramClient(folder);
    const opened = await client.call('project.openRecent', { path: project.path });
    expect(opened.readOnly).toBe(false);
    const killed = new Promise((resolve) => setTimeout(resolve, Math.random() * 900)).then(() =>
      client.process.kill('SIGKILL'),
    );
    await expect(work(client, folder, round, done)).rejects.toMatchObject({ code: 'connection-lost' });
    await killed;
    await client.ended;

    // Opening looks through the whole file.
    const left = await openProject(project.path);
    const filings = listFilings(left.db);
    const filingId = filings[0]?.id ?? 0;
    const [table] = listTables(left.db, filingId);
    const cell = getTable(left.db, filingId, table?.index ?? 0).rows[1]?.cells[0]?.text ?? '';
    const note = listFindings(left.db, filingId).find((row) => row.note !== '')?.note ?? '';
    const trail = listHistory(left.db, 1_000_000);
    expect(left.db.all('PRAGMA foreign_key_check')).toEqual([]);
    expect(left.db.get('SELECT count(*) AS n FROM filing')).toEqual(
      left.db.get('SELECT count(*) AS n FROM reading r JOIN filing_file f USING (filing_id)'),
    );
    left.close();

    // The last answer may be outrun by one change that was stored but not answered any more.
    if (done.cell !== '') expect(stepOf(cell)).toBeGreaterThanOrEqual(stepOf(done.cell));
    if (done.note !== '') expect(stepOf(note)).toBeGreaterThanOrEqual(stepOf(done.note));
    expect(trail.filter((row) => row.undoable).length).toBeGreaterThanOrEqual(done.changes);
    expect(filings.length).toBeGreaterThanOrEqual(1 + imports);
    for (const one of filings) {
      expect(one.name).toBe('sample.txt');
      expect(one.findings).toBeGreaterThan(0);
    }
    imports = filings.length - 1;
    const out = join(folder, 'out.xlsx');
    // A workbook is whole or not there: its end record stands in the last bytes.
    if (existsSync(out)) expect(readFileSync(out).subarray(-22).toString('latin1', 0, 4)).toBe('PK\u0005\u0006');
  }
  expect(done.changes).toBeGreaterThan(rounds);
}, 180_000);

/** Orders `round-step` texts. */
function stepOf(text: string): number {
  const [round = '0', step = '0'] = text.split('-');
  return Number(round) * 1_000_000 + Number(step);
}

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cliCheckDocument, cliReadDocument } from '../../core/contract/cli.ts';
import { run } from '../../electron/cli/run.ts';

const sample = path.resolve('assets/sample/sample.txt');
const reference = path.join(process.env.GOUJI_SHARED ?? path.resolve('../shared'), 'filings/cloudwalk_2023.txt');
const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function gouji(...words: string[]): Promise<{ code: number; out: string; err: string[] }> {
  let out = '';
  const err: string[] = [];
  const code = await run(
    words,
    {
      out: async (text) => {
        out += text;
      },
      err: (line) => err.push(line),
    },
    '0.0.0',
  );
  return { code, out, err };
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const repeated = (n: string) =>
  `截至2024年12月31日，公司受邀参与了语音识别国家标准、通信行业标准等${n}项国家和行业标准制定工作，并同时承担国家重点研发计划课题。`;
const contradicting = `第一节 概况\n\n一、竞争优势\n\n${repeated('38')}\n\n第二节 项目\n\n一、可行性\n\n${repeated('35')}\n`;

describe('gouji read and check', () => {
  test('the documents have exactly the shape of the schemas', async () => {
    const read = await gouji('read', sample, '--json');
    expect(read.code).toBe(0);
    expect(read.err).toEqual([]);
    const document = cliReadDocument.strict().parse(JSON.parse(read.out));
    expect(document.sections.length).toBeGreaterThan(50);
    expect(document.tables.length).toBeGreaterThan(20);
    const check = await gouji('check', sample, '--json', '--ledger');
    expect(check.code).toBe(0);
    const checked = cliCheckDocument.strict().parse(JSON.parse(check.out));
    expect(checked.findings.length).toBeGreaterThan(5);
    expect(checked.ledger).toHaveLength(checked.coverage.numbers);
    const unchecked = Object.values(checked.coverage.unchecked).reduce((a, b) => a + b, 0);
    expect(checked.coverage.checked + unchecked).toBe(checked.coverage.numbers);
  });

  test('without --ledger there is no ledger', async () => {
    const { out } = await gouji('check', sample, '--json');
    expect(JSON.parse(out)).not.toHaveProperty('ledger');
  });

  test('two counts of one fact are a high finding that quotes both passages', async () => {
    const { out } = await gouji('check', write('two.txt', contradicting), '--json');
    const { findings } = cliCheckDocument.parse(JSON.parse(out));
    expect(findings[0]).toMatchObject({ rule: 'fact.repeat', severity: 'high' });
    const quotes = findings[0]?.mentions.map(({ quote }) => quote).join('\n') ?? '';
    expect(quotes).toContain('38项');
    expect(quotes).toContain('35项');
    expect(findings[0]?.mentions.map(({ line }) => line).sort((a, b) => a - b)).toEqual([5, 11]);
  });

  test('--fail-on answers 1 where a finding is that severe, else 0', async () => {
    const bad = write('bad.txt', contradicting);
    const good = write('good.txt', contradicting.replace('35', '38'));
    expect((await gouji('check', bad, '--fail-on', 'high')).code).toBe(1);
    expect((await gouji('check', bad)).code).toBe(0);
    expect((await gouji('check', good, '--fail-on', 'high')).code).toBe(0);
  });

  test('sentences come in the language asked for', async () => {
    const file = write('language.txt', contradicting);
    const zh = JSON.parse((await gouji('check', file, '--json')).out);
    const en = JSON.parse((await gouji('check', file, '--json', '--lang', 'en')).out);
    expect(zh.findings[0].explanation).toMatch(/[一-鿿]/);
    expect(en.findings[0].explanation).toMatch(/[a-z]{3}/);
    expect(en.findings[0].id).toBe(zh.findings[0].id);
  });

  test.skipIf(!existsSync(reference))(
    'the reference filing (shared/filings/cloudwalk_2023.txt): 49 against 43 is high, in the first five, with both quotes',
    async () => {
      const { out } = await gouji('check', reference, '--json');
      const { findings } = cliCheckDocument.strict().parse(JSON.parse(out));
      const found = findings
        .slice(0, 5)
        .find(({ mentions }) => [49, 43].every((n) => mentions.some(({ value }) => Number(value) === n)));
      expect(found?.severity).toBe('high');
      expect(found?.mentions.some(({ line, quote }) => line === 6708 && quote.includes('43 项'))).toBe(true);
      expect(found?.mentions.filter(({ value }) => value === '49')).toHaveLength(3);
    },
  );
});

/** An income statement of two years: labels, then the figures of each. */
const statement = (year: number, now: readonly string[], before: readonly string[]) => {
  const labels = ['一、营业总收入', '二、营业总成本', '三、营业利润', '四、利润总额', '减：所得税费用', '五、净利润'];
  const rows = labels.map((label, row) => `${label}\t${now[row]}\t${before[row]}`);
  return `第十节 财务报告\n\n一、财务报表\n\n合并利润表\n单位：元\n项目\t${year}年度\t${year - 1}年度\n${rows.join('\n')}\n`;
};
const of2024 = ['900,100.25', '800,100.14', '100,000.11', '100,000.11', '25,000.05', '75,000.06'];
const of2023 = ['812,354.67', '722,354.45', '90,000.22', '90,000.22', '22,500.06', '67,500.16'];
const of2022 = ['700,200.50', '620,200.30', '80,000.20', '80,000.20', '20,000.05', '60,000.15'];

describe('gouji check beside another filing', () => {
  const slipped = of2023.map((figure) => figure.replace('812,354.67', '812,345.67'));
  const now = write('2024.txt', statement(2024, of2024, slipped));
  const last = write('2023.txt', statement(2023, of2023, of2022));

  test('--prior-year: a comparative that is not what last year’s report had, with both places', async () => {
    const { code, out } = await gouji('check', now, '--json', '--prior-year', last);
    expect(code).toBe(0);
    const { findings, checks } = cliCheckDocument.strict().parse(JSON.parse(out));
    const found = findings.filter(({ rule }) => rule === 'doc.prior');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'high', stated: '812345.67', expected: '812354.67' });
    expect(found[0]?.mentions[0]).toMatchObject({ value: '812345.67', line: 8 });
    expect(found[0]?.other?.[0]).toMatchObject({ relation: 'prior-year', document: '2023.txt', value: '812354.67' });
    expect(found[0]?.explanation).toContain('812,345.67');
    expect(found[0]?.explanation).toContain('2023.txt');
    expect(checks.some(({ rule, status }) => rule === 'doc.prior' && status === 'pass')).toBe(true);
  });

  test('--draft: what is settled, new and remaining, and what changed', async () => {
    const before = write('draft.txt', contradicting);
    const after = write('final.txt', contradicting.replace('35', '38'));
    const { out } = await gouji('check', after, '--json', '--draft', before);
    const { draft, findings } = cliCheckDocument.strict().parse(JSON.parse(out));
    expect(draft?.document).toBe('draft.txt');
    expect(draft?.settled).toMatchObject([{ rule: 'fact.repeat', severity: 'high' }]);
    expect(draft?.new).toEqual(findings.map(({ id }) => id));
    expect(draft?.changes).toMatchObject([{ kind: 'changed', figures: [{ from: '35项', to: '38项' }] }]);
    const back = JSON.parse((await gouji('check', before, '--json', '--draft', after)).out);
    expect(back.draft.new).toHaveLength(
      back.findings.filter((one: { rule: string }) => one.rule !== 'doc.prior').length,
    );
    expect(back.findings.some((one: { rule: string }) => one.rule === 'doc.prior')).toBe(true);
    const same = JSON.parse((await gouji('check', before, '--json', '--draft', before)).out);
    expect(same.draft).toMatchObject({ settled: [], new: [], changes: [] });
    expect(same.draft.remaining[0]).toMatchObject({ changed: false });
  });

  test('what is wrong with the other file is said with its option', async () => {
    const gone = path.join(folder, 'gone.txt');
    for (const option of ['--draft', '--prior-year']) {
      const { code, out, err } = await gouji('check', now, '--json', option, gone);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toHaveLength(1);
      expect(err[0]).toContain(option);
      expect(err[0]).toContain('gone.txt');
    }
  });
});

describe('gouji export', () => {
  test.each(['xlsx', 'csv', 'html'])('writes %s and leaves nothing else behind', async (kind) => {
    const target = path.join(folder, `out.${kind}`);
    const before = readdirSync(folder);
    const { code, out, err } = await gouji('export', sample, '--out', target, '--lang', 'en');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toEqual([`Wrote ${target}`]);
    const bytes = readFileSync(target);
    const start = { xlsx: 'PK', csv: '\uFEFFSeverity,', html: '<!doctype html>' }[kind] as string;
    expect(bytes.toString('utf8').startsWith(start)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual([...before, `out.${kind}`].sort());
  });

  test('a folder that is not there is one clear line', async () => {
    const { code, err } = await gouji('export', sample, '--out', path.join(folder, 'none', 'out.csv'), '--lang', 'en');
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toContain('“out.csv” can’t be written');
  });
});

describe('wrong usage and unreadable input', () => {
  test.each([
    [['check'], /file/],
    [['chekc', 'x.txt'], /chekc/],
    [['check', 'x.txt', '--fail-on', 'huge'], /huge/],
    [['check', 'x.txt', '--draft'], /--draft/],
    [['check', 'x.txt', '--nonsense'], /--nonsense/],
    [['export', 'x.txt'], /--out/],
    [['export', 'x.txt', '--out', 'x.doc'], /--out/],
    [[], /read/],
  ])('%j: exit 2, one line', async (words, said) => {
    const { code, out, err } = await gouji(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(said);
    expect(err[0]).not.toContain('\n');
  });

  test.each([
    ['an empty file', () => write('empty.txt', ''), '是空的'],
    ['a folder', () => folder, '是文件夹'],
    ['no file', () => path.join(folder, 'gone.txt'), '找不到'],
    [
      'a JPEG named .pdf',
      () => write('picture.pdf', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])),
      'JPEG',
    ],
    ['a truncated PDF', () => write('cut.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Cat'), '损坏'],
  ])('%s: exit 2 and the sentence', async (_, make, said) => {
    const { code, out, err } = await gouji('check', make(), '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toHaveLength(1);
    expect(err[0]).toContain(said);
  });

  test('--help and --version go to standard output', async () => {
    expect((await gouji('--help')).out).toContain('export');
    expect(await gouji('--version')).toEqual({ code: 0, out: '0.0.0\n', err: [] });
  });
});

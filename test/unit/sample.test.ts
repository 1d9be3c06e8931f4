import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../core/model/finding.ts';

// The sample is judged from its text alone, with nothing of the builder's data.
const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, 'assets/sample', name), 'utf8');

interface Mention {
  line: number;
  page: number;
  quote: string;
}
interface Answers {
  errors: {
    id: string;
    rule: string;
    severity: string;
    title: { zh: string; en: string };
    explanation: { zh: string; en: string };
    mentions: Mention[];
  }[];
  traps: { id: string; why: { zh: string; en: string }; mentions: Mention[] }[];
}

const answers = JSON.parse(read('answers.json')) as Answers;
const planted = read('sample.txt');
const clean = read('sample-clean.txt');
const squeeze = (text: string): string => text.replace(/\s/gu, '');
const isFurniture = (line: string): boolean =>
  /^1-1-\d+$/u.test(line) || (line.startsWith('\f') && line.endsWith('募集说明书'));

/** The text from a line on, without white space, running headers and page numbers. */
function from(text: string, line: number): string {
  return squeeze(
    text
      .split('\n')
      .slice(line - 1, line + 12)
      .filter((entry) => !isFurniture(entry))
      .join(''),
  );
}

const minus = (text: string): string => text.replace(/^\((.*)\)$/u, '-$1').replaceAll(',', '');
/** A printed amount in hundredths, or null where the cell is none (a percentage, a name, nil). */
function amount(cell: string | undefined): number | null {
  const text = minus((cell ?? '').trim());
  if (text === '-') return 0;
  return /^-?\d+(\.\d+)?$/u.test(text) ? Math.round(Number(text) * 100) : null;
}

/** Tables of the text: runs of lines with tabs, page furniture and headers printed again left out. */
function tablesOf(text: string): string[][][] {
  const tables: string[][][] = [];
  let rows: string[][] | null = null;
  for (const line of text.split('\n')) {
    if (isFurniture(line)) continue;
    if (!line.includes('\t')) {
      rows = null;
      continue;
    }
    if (rows === null) {
      rows = [];
      tables.push(rows);
    }
    const cells = line.split('\t');
    if (rows.length > 0 && cells.join('\t') === rows[0]!.join('\t')) continue;
    rows.push(cells);
  }
  return tables;
}

const tables = tablesOf(clean);
const has = (table: string[][], label: string): boolean => table.some((row) => row[0] === label);
const find = (...labels: string[]): string[][] => {
  const table = tables.find((entry) => labels.every((label) => has(entry, label)));
  if (!table) throw new Error(`no table with ${labels.join(', ')}`);
  return table;
};
const values = (table: string[][], label: string): number[] => {
  const row = table.find((entry) => entry[0] === label);
  if (!row) throw new Error(`no row ${label}`);
  return row.slice(1).map((cell) => amount(cell) ?? Number.NaN);
};

describe('the bundled sample', () => {
  it('is what its source gives', () => {
    expect(() => execFileSync(process.execPath, [join(root, 'scripts/sample/build.mjs'), '--check'])).not.toThrow();
  });

  it('is as long as a short filing and has a page a form feed, each with header and number', () => {
    expect(planted.length).toBeGreaterThan(30_000);
    expect(planted.length).toBeLessThan(60_000);
    const pages = planted.split('\f');
    expect(pages.length).toBeGreaterThanOrEqual(30);
    expect(pages.length).toBeLessThanOrEqual(60);
    pages.slice(1).forEach((page, k) => {
      expect(page).toMatch(/^远岫科技股份有限公司 +2025 年度向特定对象发行 A 股股票募集说明书\n/u);
      expect(page.trimEnd().endsWith(`\n1-1-${k + 1}`)).toBe(true);
    });
  });

  it('plants at least 25 errors, with every kind that one document can hold', () => {
    expect(answers.errors.length).toBeGreaterThanOrEqual(25);
    const kinds = new Set(answers.errors.map((entry) => entry.rule));
    expect([...kinds].sort()).toEqual(ruleIds.filter((id) => id !== 'doc.prior' && id !== 'custom').sort());
    expect(new Set([...answers.errors, ...answers.traps].map((entry) => entry.id)).size).toBe(
      answers.errors.length + answers.traps.length,
    );
  });

  it.each(answers.errors.map((entry) => [entry.id, entry.rule, entry] as const))(
    '%s (%s) stands at its lines',
    (_id, _rule, entry) => {
      expect(entry.mentions.length).toBeGreaterThan(0);
      for (const { line, page, quote } of entry.mentions) {
        const wanted = squeeze(quote);
        const text = from(planted, line);
        const at = text.indexOf(wanted);
        expect(at, `${quote} from line ${line}`).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(squeeze(planted.split('\n')[line - 1]!).length);
        const before = planted.split('\n').slice(0, line).join('\n');
        expect(before.split('\f').length - 1).toBe(page);
      }
    },
  );

  it('has its traps where the key says', () => {
    for (const entry of answers.traps) {
      for (const { line, quote } of entry.mentions) expect(from(planted, line)).toContain(squeeze(quote));
    }
  });

  it('has none of the deviations in the clean text', () => {
    const text = squeeze(
      clean
        .split('\n')
        .filter((line) => !isFurniture(line))
        .join(''),
    );
    const wrong = [
      '领域的35项',
      '162个市',
      '41,627.94',
      '18,260.00',
      '1,462.50',
      '5,318.646.54%',
      '19.66%',
      '11.01%',
      '29.71%',
      '2,592.00',
      '16.58%',
      '逐年小幅上升',
      '392.36',
      '281人',
      '145,135.27',
      '9月25日',
      '3,286.00',
      '7家控股子公司',
      '2023年11月通过',
      '截至2025年3月31日',
      '87,181.75元',
      '万股（含本数）',
      '云衫',
      '有限责任公司',
      '发行注册办法',
      '时空索引',
      '终端扩产项目',
      '八、发行人董事会声明',
      '第五节董事会',
      '（六）限售期',
      '加大加大',
      '【●】',
      '资产负表',
      '增长-',
      '19.60%',
      '5,238.47',
      '五人',
    ];
    for (const deviation of wrong) {
      expect(text.includes(deviation), deviation).toBe(false);
      expect(squeeze(planted).includes(deviation), deviation).toBe(true);
    }
    expect(text.match(/公共数据安全等领域的38项国家标准和行业标准/gu)).toHaveLength(4);
    expect(text).toContain('岫视慧联指云泽岫视慧联软件有限公司');
  });
});

describe('the clean text', () => {
  it('foots in every table with a total row', () => {
    let columns = 0;
    for (const table of tables) {
      let start = 1;
      table.forEach((row, at) => {
        if (!row.includes('合计')) return;
        const parts = table.slice(start, at).filter((part) => part[0] !== '主营业务收入');
        row.forEach((cell, column) => {
          const total = amount(cell);
          if (total === null || cell === '-' || cell.includes('%')) return;
          let sum = 0;
          for (const part of parts) {
            const sign = /^减：|影响额$/u.test(part[0]!) ? -1 : 1;
            sum += sign * (amount(part[column]) ?? 0);
          }
          expect(sum, `${table[0]!.join(' ')} / ${row.join(' ')}`).toBe(total);
          columns += 1;
        });
        start = at + 1;
      });
    }
    expect(columns).toBeGreaterThan(60);
  });

  it('balances', () => {
    const sheet = find('流动资产：', '资产总计', '负债合计');
    const blocks: [string, string][] = [
      ['流动资产：', '流动资产合计'],
      ['非流动资产：', '非流动资产合计'],
      ['流动负债：', '流动负债合计'],
      ['非流动负债：', '非流动负债合计'],
      ['所有者权益：', '归属于母公司所有者权益合计'],
    ];
    const index = (label: string): number => sheet.findIndex((row) => row[0] === label);
    for (const year of [0, 1, 2]) {
      for (const [open, close] of blocks) {
        const sum = sheet
          .slice(index(open) + 1, index(close))
          .reduce((total, row) => total + (amount(row[year + 1]) ?? Number.NaN), 0);
        expect(sum, close).toBe(values(sheet, close)[year]);
      }
      const at = (label: string): number => values(sheet, label)[year]!;
      expect(at('流动资产合计') + at('非流动资产合计')).toBe(at('资产总计'));
      expect(at('流动负债合计') + at('非流动负债合计')).toBe(at('负债合计'));
      expect(at('归属于母公司所有者权益合计') + at('少数股东权益')).toBe(at('所有者权益合计'));
      expect(at('负债合计') + at('所有者权益合计')).toBe(at('资产总计'));
      expect(at('资产总计')).toBe(at('负债和所有者权益总计'));
    }
  });

  it('carries the income statement down and the cash flow into the balance sheet', () => {
    const income = find('一、营业收入', '四、净利润');
    const cash = find('经营活动现金流入小计', '六、期末现金及现金等价物余额');
    const sheet = find('流动资产：', '资产总计');
    const key = find('资产总额', '营业收入');
    for (const year of [0, 1, 2]) {
      const at = (label: string): number => values(income, label)[year]!;
      const loss = '（损失以“－”号填列）';
      const profit =
        at('一、营业收入') -
        ['减：营业成本', '税金及附加', '销售费用', '管理费用', '研发费用', '财务费用'].reduce((s, l) => s + at(l), 0) +
        ['加：其他收益', `投资收益${loss}`, `信用减值损失${loss}`, `资产减值损失${loss}`, `资产处置收益${loss}`].reduce(
          (s, l) => s + at(l),
          0,
        );
      expect(profit).toBe(at('二、营业利润'));
      expect(at('二、营业利润') + at('加：营业外收入') - at('减：营业外支出')).toBe(at('三、利润总额'));
      expect(at('三、利润总额') - at('减：所得税费用')).toBe(at('四、净利润'));
      expect(at('（一）归属于母公司所有者的净利润') + at('（二）少数股东损益')).toBe(at('四、净利润'));

      const flow = (label: string): number => values(cash, label)[year]!;
      const net = ['经营', '投资', '筹资'].map((kind) => {
        expect(flow(`${kind}活动现金流入小计`) - flow(`${kind}活动现金流出小计`)).toBe(
          flow(`${kind}活动产生的现金流量净额`),
        );
        return flow(`${kind}活动产生的现金流量净额`);
      });
      const increase = net.reduce((s, x) => s + x, 0) + flow('四、汇率变动对现金的影响');
      expect(increase).toBe(flow('五、现金及现金等价物净增加额'));
      expect(flow('加：期初现金及现金等价物余额') + increase).toBe(flow('六、期末现金及现金等价物余额'));
      if (year < 2) {
        expect(flow('加：期初现金及现金等价物余额')).toBe(values(cash, '六、期末现金及现金等价物余额')[year + 1]);
        const kept = values(sheet, '未分配利润')[year]! + values(sheet, '盈余公积')[year]!;
        const before = values(sheet, '未分配利润')[year + 1]! + values(sheet, '盈余公积')[year + 1]!;
        expect(kept - before).toBe(at('（一）归属于母公司所有者的净利润') - [295200, 246000][year]!);
        expect(values(sheet, '少数股东权益')[year]! - values(sheet, '少数股东权益')[year + 1]!).toBe(
          at('（二）少数股东损益'),
        );
      }

      expect(values(key, '资产总额')[year]).toBe(values(sheet, '资产总计')[year]);
      expect(values(key, '负债总额')[year]).toBe(values(sheet, '负债合计')[year]);
      expect(values(key, '归属于母公司所有者权益')[year]).toBe(values(sheet, '归属于母公司所有者权益合计')[year]);
      expect(values(key, '营业收入')[year]).toBe(at('一、营业收入'));
      expect(values(key, '净利润')[year]).toBe(at('四、净利润'));
      expect(values(key, '经营活动产生的现金流量净额')[year]).toBe(flow('经营活动产生的现金流量净额'));
    }
    expect(values(sheet, '货币资金')[0]! - values(cash, '六、期末现金及现金等价物余额')[0]!).toBe(81246);
  });

  it('rolls fixed assets, building work and the provision forward, and ties them to the balance sheet', () => {
    const sheet = find('流动资产：', '资产总计');
    const assets = find('本期购置', '本期计提');
    const rows = assets.map((row) => row.slice(1).map((cell) => amount(cell) ?? Number.NaN));
    const open = assets.flatMap((row, k) => (row[0] === '期初余额' ? [k] : []));
    const closing = assets.flatMap((row, k) => (row[0] === '期末余额' ? [k] : []));
    for (const part of [0, 1]) {
      for (let column = 0; column < 6; column += 1) {
        let balance = rows[open[part]!]![column]!;
        for (let k = open[part]! + 1; k < closing[part]!; k += 1) {
          balance += (assets[k]![0]!.startsWith('减：') ? -1 : 1) * rows[k]![column]!;
        }
        expect(balance).toBe(rows[closing[part]!]![column]);
      }
    }
    for (const row of rows.filter((entry) => !Number.isNaN(entry[0]))) {
      expect(row.slice(0, 5).reduce((s, x) => s + x, 0)).toBe(row[5]);
    }
    expect(values(assets, '期末账面价值')[5]).toBe(values(sheet, '固定资产')[0]);
    expect(values(assets, '期初账面价值')[5]).toBe(values(sheet, '固定资产')[1]);

    const moves = tables.filter((table) => /^(年度|工程名称)\t期初余额/u.test(table[0]!.join('\t')));
    expect(moves).toHaveLength(2);
    const provision = moves.find((table) => table[0]![0] === '年度')!;
    for (const row of provision.slice(1)) {
      const [a, b, c, d] = row.slice(1).map((cell) => amount(cell)!);
      expect(a! + b! - c!).toBe(d);
    }
    const building = moves.find((table) => table[0]![0] === '工程名称')!;
    for (const row of building.slice(1)) {
      const [a, b, c, d] = row.slice(1).map((cell) => amount(cell)!);
      expect(a! + b! - c!).toBe(d);
    }
    expect(values(building, '合计')[3]).toBe(values(sheet, '在建工程')[0]);
    expect(values(building, '合计')[0]).toBe(values(sheet, '在建工程')[1]);
  });

  it('recomputes its growth figures and shares', () => {
    const cost = tables.find((table) => table[0]!.join('\t') === '项目\t2024年度\t2023年度\t增减额\t变动比例')!;
    for (const row of cost.slice(1)) {
      const [now, before, change] = row.slice(1, 4).map((cell) => amount(cell)!);
      expect(now! - before!).toBe(change);
      expect(`${((change! / before!) * 100).toFixed(2)}%`).toBe(row[4]);
    }
    let shares = 0;
    for (const table of tables) {
      const head = table[0]!;
      const total = table.findLast((row) => row.includes('合计'));
      if (!total) continue;
      head.forEach((name, column) => {
        const base = amount(total[column - 1]);
        if (name !== '占比' || base === null || !total[column]?.startsWith('100')) return;
        for (const row of table.slice(1)) {
          const part = amount(row[column - 1]);
          if (part === null || !row[column]?.endsWith('%')) continue;
          expect(Math.abs((part / base) * 100 - Number.parseFloat(row[column]!)), row.join(' ')).toBeLessThan(0.00501);
          shares += 1;
        }
      });
    }
    expect(shares).toBeGreaterThan(30);
  });
});

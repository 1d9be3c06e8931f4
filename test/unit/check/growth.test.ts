import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import type { Rule } from '../../../core/check/rule.ts';
import { calcTrend } from '../../../core/rules/calc-trend.ts';
import { dateAsof } from '../../../core/rules/date-asof.ts';
import { factRepeat } from '../../../core/rules/fact-repeat.ts';
import { factTable } from '../../../core/rules/fact-table.ts';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { tableCrossfoot } from '../../../core/rules/table-crossfoot.ts';
import { tableFoot } from '../../../core/rules/table-foot.ts';
import { tableRepeat } from '../../../core/rules/table-repeat.ts';
import { tableShare } from '../../../core/rules/table-share.ts';
import { unitScale } from '../../../core/rules/unit-scale.ts';
import { generator } from '../../../scripts/score/random.ts';
import { filingOf } from './filing.ts';

const next = generator(3);
const amount = (): string =>
  (10_000 + 90_000 * next()).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const many = (count: number, line: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => line(at));
const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n以上为基本情况。\n`;
const table = (columns: string, rows: string[]): string => body('主要数据如下：', '单位：万元', columns, ...rows);
const small = (name: string, rows: string[]): string =>
  `${name}的数据如下表所示。\n单位：万元\n项目\t2022年\n${rows.join('\n')}\n上述数据已经审计。`;

const cases: [string, Rule, (size: number) => string][] = [
  ['amounts of one label', factRepeat, (n) => body(...many(n, () => `公司研发投入金额为 ${amount()} 万元。`))],
  [
    'amounts beside a table of them',
    factTable,
    (n) =>
      table(
        '项目\t2022年',
        many(n, (at) => `产品${at}号\t${amount()}`),
      ),
  ],
  [
    'tables with one value in common, its row another each time',
    tableRepeat,
    (n) =>
      body(
        ...many(n / 8, (at) => {
          const value = amount();
          return [
            small('甲', [`部件\t${value}`, '配件\t6,543.21', `零件${at}\t${amount()}`]),
            small('乙', [`配件\t${value}`, `杂件${at}\t6,543.21`, `散件${at}\t${amount()}`]),
          ].join('\n');
        }),
      ),
  ],
  [
    'columns that repeat each other',
    tableCrossfoot,
    (n) =>
      table(
        '项目\t本期增加\t本期减少',
        many(n, (at) => {
          const value = amount();
          return `产品${at}号\t${value}\t${value}`;
        }),
      ),
  ],
  [
    'shares of no common base',
    tableShare,
    (n) =>
      table(
        '项目\t金额\t占比',
        many(n, (at) => `产品${at}号\t${amount()}\t${(1 + 50 * next()).toFixed(2)}%`),
      ),
  ],
  [
    'subtotals that nothing foots',
    tableFoot,
    (n) =>
      table(
        '项目\t2022年\t2021年',
        // Beyond the 400 rows that a total may sum.
        many(n / 1.5, (at) =>
          [`产品${at}号\t`, `其中：部件${at}\t`, '小计\t']
            .map((label) => `${label}${amount()}\t${amount()}`)
            .join('\n'),
        ),
      ),
  ],
  [
    'a series of thousands of amounts',
    unitScale,
    (n) => body(`各笔金额分别为${many(n, () => `${amount()} 万元`).join('、')}和 500.00 亿元。`),
  ],
  [
    'one amount in two units all over',
    unitScale,
    (n) => body(...many(n, (at) => `${'甲乙丙丁戊'[at % 5]}事为 52,643.18 ${at % 2 === 0 ? '元' : '万元'}。`)),
  ],
  [
    'one statement at many dates',
    dateAsof,
    (n) =>
      body(...many(n, (at) => `截至2023年12月${1 + (at % 28)}日，公司不存在尚未了结的重大诉讼、仲裁及行政处罚案件。`)),
  ],
  [
    'moves in one paragraph',
    calcTrend,
    (n) => body(many(n / 2, () => `收入由 ${amount()} 万元增至 ${amount()} 万元。`).join('')),
  ],
  [
    'names in one paragraph with blanks',
    nameVariant,
    (n) => body(many(n, (at) => `公司与江北${'山水木火'[at % 4]}远软件公司签订合同 ${at} 份。`).join('')),
  ],
];

/** The least disturbed of several runs. */
async function timeOf(rule: Rule, text: string): Promise<number> {
  const filing = await filingOf(text);
  const took = Array.from({ length: 3 }, () => checkFiling(filing, { rules: [rule] }).timings[rule.id] as number);
  return Math.min(...took);
}

describe('the time of a rule grows with the text and not with its square', () => {
  it.each(cases)(
    '%s',
    async (_, rule, text) => {
      const few = await timeOf(rule, text(1_200));
      const plenty = await timeOf(rule, text(4_800));
      // Four times the text: four where it grows linearly, sixteen with the square; between them room for a busy machine.
      expect(plenty).toBeLessThan(11 * Math.max(few, 10));
    },
    60_000,
  );
});

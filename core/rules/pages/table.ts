import type { RulePage } from './page.ts';

export const tablePages = {
  'table.foot': {
    compares: {
      zh: '合计、小计行与其上各行之和，逐列核对。先找出哪些行相加能使多数列成立（其中不计，减项为负，小计代替所属各行），再看不成立的列。',
      en: 'Totals and subtotals with the rows above them, column by column. Which rows are summed is found first, by what makes most columns foot (其中 left out, 减 negative, a subtotal in place of its rows); then the columns that don’t.',
    },
    silent: {
      zh: '没有一种加法能使多数列成立时为“无法核对”；比率、单价、平均数的列不相加。',
      en: 'Not checkable where no stretch of rows foots most columns; rates, prices and averages are never summed.',
    },
    wrong: {
      zh: '三行为 120、80、50，合计写 260。',
      en: 'Rows of 120, 80 and 50 with a total of 260.',
    },
    right: {
      zh: '三行为 33.33%，合计 100.00%：四舍五入所致，记为尾差。',
      en: 'Three rows of 33.33% and a total of 100.00%: rounding.',
    },
  },
  'table.crossfoot': {
    compares: {
      zh: '每行的合计列、差额列与同行各列：合计 = 各项之和，变动额 = 本期 − 上期，账面价值 = 账面余额 − 减值准备；以及应当相同的列。',
      en: 'A row’s total or difference with the columns beside it: total = parts, change = this period − last, carrying amount = balance − provision; and columns that should be the same.',
    },
    silent: { zh: '同一关系成立的行不足三行。', en: 'Fewer than three rows agree on the relation.' },
    wrong: {
      zh: '账面余额 500，坏账准备 20，账面价值写 490。',
      en: 'A balance of 500, a provision of 20, a carrying amount of 490.',
    },
    right: {
      zh: '各列单位不同，或列间没有固定关系。',
      en: 'Columns in other units, or without a relation that most rows have.',
    },
  },
  'table.share': {
    compares: {
      zh: '占比列的每一行与同一个总数：总数取合计行，没有合计行时由各行共同推出。',
      en: 'Every row of a share column over one whole: that of the total row, or the one that the rows share.',
    },
    silent: { zh: '各行推不出同一个总数。', en: 'The rows do not point to one whole.' },
    wrong: { zh: '金额 250、合计 1,000，占比写 35.00%。', en: '250 of 1,000 with a share of 35.00%.' },
    right: { zh: '占比相加为 99.99%：每行各自四舍五入。', en: 'Shares that add up to 99.99%: each was rounded.' },
  },
  'table.repeat': {
    compares: {
      zh: '在不同位置重复列示的同一张表：按行名和列名逐格对照。',
      en: 'One table printed in several places, cell by cell, by row label and column heading.',
    },
    silent: {
      zh: '两表多处不同，可能不是同一张表，记为“无法核对”。',
      en: 'Tables that differ in many cells may be two tables: not checkable.',
    },
    wrong: {
      zh: '前后两张股东表只有一格不同：12.50% 与 12.05%。',
      en: 'Two lists of shareholders that differ in one cell: 12.50% and 12.05%.',
    },
    right: {
      zh: '年初、年末各一张同样格式的表：期间不同。',
      en: 'The same form for the beginning and the end of the year: another period.',
    },
  },
} satisfies Record<string, RulePage>;

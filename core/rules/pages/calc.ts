import type { RulePage } from './page.ts';

export const calcPages = {
  'calc.change': {
    compares: {
      zh: '增长、下降的幅度或金额与前后两期的数：表中的变动列，以及句中写明两期数或一期加变动额的说法。',
      en: 'Growth and decline with the two values they are measured from: change columns, and sentences that print both values or one and the difference.',
    },
    silent: {
      zh: '找不到另一期的数，或基数接近零。',
      en: 'The other period’s value is not found, or the base may be zero.',
    },
    wrong: { zh: '“由 200 万元增至 250 万元，增长 20%”：应为 25%。', en: '“From 200 to 250, up 20%”: it is 25%.' },
    right: { zh: '“增长 25%”，按未四舍五入的数算出 24.96%。', en: '“Up 25%” where the unrounded values give 24.96%.' },
  },
  'calc.ratio': {
    compares: {
      zh: '比率与分子、分母：表中的比率列，以及“占……的 x%”、每股、每十股派息等说法。',
      en: 'Ratios with part and whole: ratio columns, “x% of …” in sentences, per-share amounts, dividends by ten shares.',
    },
    silent: { zh: '分子或分母不能确定是哪一个数。', en: 'Which number is the part or the whole can’t be told.' },
    wrong: {
      zh: '“应收账款 300 万元，占总资产 2,000 万元的 18%”：应为 15%。',
      en: '“300, being 18% of total assets of 2,000”: it is 15%.',
    },
    right: { zh: '以加权平均数为分母的收益率。', en: 'A return on a weighted average.' },
  },
  'calc.cagr': {
    compares: {
      zh: '复合增长率与首末两期的数：（末期 ÷ 首期）的 n 次方根减一，n 由句中的年份得出。',
      en: 'Compound growth with the first and last value: the n-th root of last ÷ first, less one, with n from the years of the sentence.',
    },
    silent: { zh: '段落中可作首末期的数不止一对。', en: 'More than one pair of values could be meant.' },
    wrong: {
      zh: '“2021 年 100 亿元，2023 年 144 亿元，复合增长率 22%”：应为 20%。',
      en: '“100 in 2021, 144 in 2023, a compound growth of 22%”: it is 20%.',
    },
    right: { zh: '年均增长按算术平均表述。', en: 'An average told as an arithmetic mean.' },
  },
  'calc.rollforward': {
    compares: {
      zh: '期初 + 增加 − 减少 = 期末，按行或按列。各变动栏取加、减或不计，全表一致。',
      en: 'Opening + increases − decreases = closing, along rows or down columns. Each middle column is added, subtracted or left out, the same for the whole table.',
    },
    silent: {
      zh: '变动栏的加减方向定不下来；累计栏不参与。',
      en: 'Signs that can’t be settled; 累计 columns take no part.',
    },
    wrong: { zh: '期初 100，增加 30，减少 20，期末写 120。', en: 'Opening 100, plus 30, less 20, closing 120.' },
    right: {
      zh: '差额在同行的说明栏另有交代，记为“无法核对”。',
      en: 'A difference that a note in the same row explains: not checkable.',
    },
  },
  'calc.trend': {
    compares: {
      zh: '“持续增长”“逐年下降”“有所上升”等词与所说的数列，每一步都看。',
      en: 'Words such as “grew steadily” or “fell each year” with the series they speak of, each step of it.',
    },
    silent: {
      zh: '找不到该项目的数列；含亏损而方向不唯一。',
      en: 'No series of that name; losses, whose direction can be told either way.',
    },
    wrong: { zh: '“收入分别为 10、12、11 亿元，逐年增长”。', en: '“Revenue of 10, 12 and 11, growing each year”.' },
    right: { zh: '“总体增长”，中间一年略降：首末相符。', en: '“Grew overall” with a dip in between: the ends agree.' },
  },
  'calc.sentence': {
    compares: {
      zh: '句内和段内的加减：各项与合计、总额与其中、募集资金净额减已使用加利息等于余额。',
      en: 'Arithmetic inside a sentence or paragraph: parts and 合计, a whole and its 其中, net proceeds less what was spent plus interest.',
    },
    silent: { zh: '各部分可能重叠，或句中没有列全。', en: 'Parts that may overlap, or are not all listed.' },
    wrong: { zh: '“甲 20 万元、乙 30 万元，合计 60 万元”。', en: '“甲 20, 乙 30, 60 in all”.' },
    right: {
      zh: '“包括甲 20 万元、乙 30 万元等，合计 60 万元”：未列全。',
      en: '“Among them 20 and 30, 60 in all”: not all are listed.',
    },
  },
  'calc.statement': {
    compares: {
      zh: '资产负债表、利润表、现金流量表的内部关系和相互勾稽，以及主要财务数据、附注与报表的一致；合并与母公司分开。',
      en: 'The three statements within and against each other, and key figures and notes against them; consolidated and parent are kept apart.',
    },
    silent: {
      zh: '该关系在表中任何一期都不成立，口径可能不同；附注与报表多处不同。',
      en: 'A relation that holds in no period of the table may have another basis; so may a note that differs in many places.',
    },
    wrong: {
      zh: '资产总计 1,000，负债合计 400，所有者权益合计 610。',
      en: 'Assets 1,000, liabilities 400, equity 610.',
    },
    right: {
      zh: '主要财务数据以万元列示，与报表的元四舍五入后相符。',
      en: 'Key figures in 万元 that agree with the statements when rounded.',
    },
  },
} satisfies Record<string, RulePage>;

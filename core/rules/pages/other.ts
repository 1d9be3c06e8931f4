import type { RulePage } from './page.ts';

export const otherPages = {
  'count.list': {
    compares: {
      zh: '“共有 4 家子公司，分别是……”的数与后面列出的项数，或紧接的表的行数；“前五名”“前十大”的表是否由大到小排列。',
      en: 'A count with the items that follow it, or with the rows of the table right after it; whether a ranking (前五名, 前十大) runs from large to small.',
    },
    silent: {
      zh: '以“等”结尾的列举；“和”“及”可能在名称之内，项数取一个范围。',
      en: 'Lists that end in 等; 和 and 及 may stand inside a name, so a list stands for a range of counts.',
    },
    wrong: { zh: '“三家子公司，分别是甲、乙、丙、丁”。', en: '“Three subsidiaries: 甲, 乙, 丙 and 丁”.' },
    right: { zh: '“甲、乙等十余家客户”。', en: '“More than ten customers such as 甲 and 乙”.' },
  },
  'date.order': {
    compares: {
      zh: '起止日期、先后步骤的次序，以及表中起日与止日。',
      en: 'Beginnings and ends, steps told one after another, first and last days in tables.',
    },
    silent: { zh: '日期不完整，或两个日期说的不是同一件事。', en: 'Dates without a year, or of two things.' },
    wrong: { zh: '“2024 年 3 月至 2023 年 11 月”。', en: '“From March 2024 to November 2023”.' },
    right: { zh: '会计政策变更追溯至以前年度。', en: 'A change of policy that reaches back.' },
  },
  'date.asof': {
    compares: {
      zh: '除日期外逐字相同的段落所写的日期，以及同一月份里全文仅出现一次的截止日。',
      en: 'The dates of passages that are the same in all else, and a balance date within a month that stands only once.',
    },
    silent: { zh: '段落中的数也随日期变化；短句。', en: 'Figures that change with the date; short passages.' },
    wrong: { zh: '全文截止日都是 6 月 30 日，一处写 6 月 20 日。', en: '30 June all over, and 20 June once.' },
    right: { zh: '专利数量的截止日另有说明。', en: 'A date of its own for the number of patents.' },
  },
  'unit.scale': {
    compares: {
      zh: '同一项目两处印出的数字相同而单位相差万倍、亿倍；一列数中有一个单位不同。',
      en: 'The same digits of the same measure in units ten thousand or a hundred million apart; one figure of a series in another unit.',
    },
    silent: { zh: '数字位数太少，可能碰巧相同。', en: 'Too few digits to be alike by more than chance.' },
    wrong: {
      zh: '“净额 52,643.18 万元”，另一处“净额 52,643.18 元”。',
      en: '52,643.18 万元 here and 52,643.18 元 there.',
    },
    right: { zh: '5,000 万元与 5,000 元：位数少，所指不同。', en: '5,000 万元 and 5,000 元: few digits, other words.' },
  },
  'name.variant': {
    compares: {
      zh: '少见的名称与常见的名称：只差一字、公司形式不同、书名少字、外文大小写、空格或间隔号不同、同一列举用词不一；监管机构、登记机构和银行的正式名称；金额相同的两行、同一来访人所属机构的两种写法。',
      en: 'A rare form of a name beside its usual one: a character off, another legal form, a word missing from a title, blanks, capitals and dots, one item of two lists that run alike; the official names of regulators, registers and banks; two spellings tied by a row’s amount or by a visitor’s firm.',
    },
    silent: {
      zh: '反义、序数、年份、方位、甲乙方的差别是另一个名称；文中说明更名、改制的；同一段或同一表中并列的两个机构；多出的词是自有字号的。',
      en: 'Opposites, ordinals, years, directions and parties make another name; so does a change of name that is told, two bodies side by side in one paragraph or table, and a word more that is a name of its own.',
    },
    wrong: {
      zh: '全文“华信科技股份有限公司”，一处“华信科枝股份有限公司”。',
      en: 'One character of a company’s name wrong, once.',
    },
    right: {
      zh: '“增值税”与“减值税”之类意义相反的词；“一期”与“二期”。',
      en: 'Pairs that mean opposite things; phase one and phase two.',
    },
  },
  'term.glossary': {
    compares: {
      zh: '释义与正文：定义而未用、重复定义、一词两义、一个缩写两种含义、一事两名、用而未定义。',
      en: 'The glossary with the text: defined and never used, defined twice, two meanings of a term or an abbreviation, two short names, used and not defined.',
    },
    silent: {
      zh: '只在其他释义中用到的词算已用，出现在全称之内不算；通用缩写不要求定义。',
      en: 'A term used in another entry counts as used, one that only stands inside its own full name does not; common abbreviations need no definition.',
    },
    wrong: {
      zh: '释义“BIPV 指光伏建筑一体化”，正文从未出现 BIPV。',
      en: 'An entry for BIPV that the text never uses.',
    },
    right: {
      zh: '“公司、本公司、发行人”同列一条，用到其一即可。',
      en: 'An entry of three names of which one is used.',
    },
  },
  'ref.target': {
    compares: {
      zh: '“参见第五节之二、……”的编号与所引标题；附注的编号与标题；“本协议第 4.5 条”“关于……的约定”是否存在。',
      en: 'The number of a reference, to a section or a note, with the heading that bears the title it quotes; whether a clause or a provision referred to exists.',
    },
    silent: {
      zh: '全文没有该标题；引用的是其他文件；条款在中间缺失（可能是未读到）。',
      en: 'Titles the filing has nowhere; other documents; a clause missing in the midst of others, which may not have been read.',
    },
    wrong: {
      zh: '“参见第六节之三、关联交易”，而关联交易在第七节。',
      en: 'A reference to section six for a title that stands in section seven.',
    },
    right: { zh: '只写“参见下文”，没有编号和标题。', en: '“See below”, with neither number nor title.' },
  },
  'number.sequence': {
    compares: {
      zh: '同级标题的编号、表中序号、段内“一是、二是”：跳号和重号；两条文字全同的注释；标题之下没有内容。',
      en: 'Headings’ numbers under one parent and running numbers of rows, points within a paragraph: gaps and repeats; two notes with one text; a heading with nothing under it.',
    },
    silent: {
      zh: '缺的编号在两标题之间的某行开头出现过；从一重新开始的是新的列举。',
      en: 'A missing number that stands at the head of a line in between; a count that starts again at one.',
    },
    wrong: { zh: '（一）、（二）、（四）。', en: '（一）, （二）, （四）.' },
    right: {
      zh: '表中序号有缺：可能有意略去的行。',
      en: 'A gap in a table’s serials: rows may have been left out on purpose.',
    },
  },
  'text.slip': {
    compares: {
      zh: '重复的词、未填的空白和占位符、固定用语的错字、“增长”与负号并用。',
      en: 'Doubled words, blanks left to fill, fixed terms with a character wrong, 增长 with a minus.',
    },
    silent: {
      zh: '汉语里正常的重叠（人人、往往），相邻两词首尾相同。',
      en: 'Reduplication that is ordinary, and a word that ends as the next begins.',
    },
    wrong: { zh: '“资产负表”，全文他处为“资产负债表”。', en: '资产负表 once, 资产负债表 everywhere else.' },
    right: {
      zh: '“控股控股股东”式的连写在原文他处也有。',
      en: 'A doubling that the filing’s own usage has elsewhere.',
    },
  },
  'doc.prior': {
    compares: {
      zh: '与上年报告：本期的上年数、期初数与上年报告的本期数、期末数；与前稿：只改了一处的数。需指定上年报告或前稿。',
      en: 'With last year’s report: comparatives and opening balances against its own figures; with an earlier draft: figures changed in one of their places only. One of the two must be given.',
    },
    silent: { zh: '未指定文件；文中说明追溯调整或重述的。', en: 'No such document given; restatements that are told.' },
    wrong: {
      zh: '上年报告期末存货 3,210 万元，本年期初写 3,120 万元。',
      en: 'Closing inventory of 3,210 last year, opening 3,120 this year.',
    },
    right: {
      zh: '因会计政策变更调整期初数，附注已说明。',
      en: 'An opening balance restated for a change of policy that the notes tell of.',
    },
  },
  custom: {
    compares: {
      zh: '分析人员自定的核对：选取的数之间相等、相加、相减、相乘、相除的关系，或对读取结果的只读查询。',
      en: 'Checks that an analyst makes: equal, sum, difference, product or ratio of picked numbers, or a read-only query over what was read.',
    },
    silent: {
      zh: '所选的数在新稿中找不到或对应多处、单位不同、查询出错或超时：记为“无法核对”并说明。',
      en: 'A number that is gone or stands in several places, other units, a query that fails or takes too long: not checkable, with the reason.',
    },
    wrong: {
      zh: '设“摘要中的净利润 = 利润表中的净利润”，两处不同。',
      en: '“Net profit in the summary = net profit in the income statement”, and they differ.',
    },
    right: {
      zh: '一处以万元、一处以元列示，四舍五入后相符。',
      en: 'One in 万元 and one in 元 that agree when rounded.',
    },
  },
} satisfies Record<string, RulePage>;

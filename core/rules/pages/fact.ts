import type { RulePage } from './page.ts';

export const factPages = {
  'fact.repeat': {
    compares: {
      zh: '用词几乎相同的段落里同一位置的数。各处说法逐一对照；三处以上而只有一处不同时，指出不同的那一处。写法不同而数值相同（万元与元、六个月与 6 个月）视为一致。',
      en: 'The number at the same spot of passages in nearly the same words. All tellings are laid side by side; where three or more agree and one differs, that one is named. Another way of writing the same value (万元 and 元, 六个月 and 6 个月) is no difference.',
    },
    silent: {
      zh: '两处的日期、主体、单位或范围互相冲突；像表单一样多处填写不同内容的固定句式。一处缺少限定词时仍比较，但把握降低并说明。',
      en: 'Dates, subjects, units or scopes that conflict; a set phrase filled in for many things, as in a form. Where one place lacks a limiting word it is still compared, with less confidence, and that is said.',
    },
    wrong: {
      zh: '“公司参与制定 38 项国家标准”，后文同样的话写 35 项。',
      en: '“The company took part in 38 national standards”, and the same words further on with 35.',
    },
    right: {
      zh: '“截至 2022 年末员工 310 人”与“截至 2023 年末员工 356 人”：日期不同。',
      en: '“310 staff at the end of 2022” and “356 staff at the end of 2023”: another date.',
    },
  },
  'fact.table': {
    compares: {
      zh: '正文中的数与表格中同一项目、同一期间、同一单位的数。',
      en: 'A figure of the running text with the one that a table gives for the same item, period and unit.',
    },
    silent: {
      zh: '数字前的词与行名不同，期间或合并口径不同，或有几个项目都说得通。',
      en: 'The words before it are not the row’s label, the period or the scope is another, or several items would do.',
    },
    wrong: {
      zh: '正文“研发费用 5,432.10 万元”，表中研发费用为 5,423.10 万元。',
      en: 'The text says 研发费用 5,432.10 万元, the table’s row 研发费用 has 5,423.10 万元.',
    },
    right: {
      zh: '正文“研发费用约 5,400 万元”：约数，且四舍五入后相符。',
      en: '“About 54 million” for 5,423.10 万元: approximate, and it agrees when rounded.',
    },
  },
  'fact.event': {
    compares: {
      zh: '同一次会议、同一份合同在各处的日期和金额。会议按机构、届次和次序识别，合同按全称和对方识别。',
      en: 'The dates and amounts of one meeting or contract wherever it is told. A meeting is known by its body, term and number, a contract by its full title and the other party.',
    },
    silent: {
      zh: '名称相同而日期、金额超过两种的，是多份合同共用的名称；对方或届次不同的是另一件事。',
      en: 'A title with more than two dates or amounts is one that many contracts bear; another party or term is another event.',
    },
    wrong: {
      zh: '“第三届董事会第五次会议于 3 月 8 日召开”，另一处写 3 月 18 日。',
      en: 'The fifth meeting of the third board on 8 March here and on 18 March there.',
    },
    right: {
      zh: '董事会 3 月 8 日审议、股东大会 3 月 24 日审议同一议案：两次会议。',
      en: 'The board on 8 March and the shareholders on 24 March: two meetings.',
    },
  },
} satisfies Record<string, RulePage>;

import { describe, expect, it } from 'vitest';
import { textSlip } from '../../../core/rules/text-slip.ts';
import { runRule, stated } from './invented.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;

/** What the rule marks, in the order of its findings. */
function marked(...lines: string[]): string[] {
  return runRule(textSlip, body(...lines)).findings.map((finding) => stated(finding)[0] as string);
}

describe('fixed terms', () => {
  it('finds a character missing, doubled or typed for another', () => {
    expect(marked('青岚股份已在中国证券登结算有限责任公司办理登记。')).toEqual(['中国证券登结算有限责任公司']);
    expect(marked('该方案具有较强的可操性和延续性。')).toEqual(['可操性']);
    expect(marked('薪酬与考核会员会根据职责提出建议。')).toEqual(['薪酬与考核会员会']);
    expect(marked('如果应收款款金额较大，公司周转会受影响。')).toEqual(['应收款款']);
    expect(marked('公司招用高新毕业生取得补贴。')).toEqual(['高新毕业生']);
  });

  it('puts all places of one slip into one finding', () => {
    const { findings } = runRule(
      textSlip,
      body('股份由中国证券登结算有限责任公司登记。', '过户由中国证券登结算有限责任公司办理。'),
    );
    expect(findings).toHaveLength(1);
    expect(stated(findings[0]!)).toHaveLength(2);
    expect(findings[0]!.explanation.zh).toContain('等 2 处');
  });

  it('finds a full stop in a term’s pause', () => {
    expect(marked('严格按照法律法规。规范性文件的要求审议。')).toEqual(['法律法规。规范性文件']);
    expect(marked('严格按照法律法规，规范性文件另有规定的除外。')).toEqual([]);
  });

  it('shows where the filing has the term right', () => {
    const { findings } = runRule(textSlip, body('合并资产负债表如下。', '资产负债表附注。', '母公司资产负表如下。'));
    expect(findings[0]!.mentions.map(({ role }) => role)).toEqual(['stated', 'operand']);
    expect(findings[0]!.explanation.zh).toContain('其余 2 处');
  });

  it('leaves words alone that only come near to a term', () => {
    expect(
      marked(
        '公司位于高新技术产业开发区，按照法律规定选举产生。',
        '沪深证券交易所的承销费用、委托加工物资与融资减值准备均已列示。',
        '公司通过招投标取得订单，为确保协议执行，相关交易费用计入成本。',
        '债券持有人会议原则上应当连续进行，资产组的可收回金额已经测算。',
        '教育费附加与地方教育费附加分别缴纳，市净率为两倍。',
      ),
    ).toEqual([]);
  });

  it('makes no word over a line’s or a cell’s edge', () => {
    expect(marked('项目\t资产\t负表', '甲\t1.00\t2.00', '乙\t3.00\t4.00')).toEqual([]);
  });
});

describe('mistyped words', () => {
  it('finds words typed for one of like sound or shape', () => {
    expect(marked('原料经粉粹后入库。')).toEqual(['粉粹']);
    expect(marked('公司以融资租凭方式取得设备。')).toEqual(['租凭']);
    expect(marked('邮编号码：230000')).toEqual(['邮编号码']);
    expect(marked('报告期增幅较大，主要系应付贷款增加所致。')).toEqual(['应付贷款']);
  });

  it('leaves alone what stands at the seam of two words', () => {
    expect(
      marked(
        '期末来自海外的订单较多，期末经审计的余额如下。',
        '协会员会议由教授于上海主持，机构选取销售样本。',
        '运营消耗较低，租凭证已核对，应付贷款利息已支付，登记提交完毕。',
        '股东自己经营的业务，客观事物所处的环境，民营消费企业，产销耗材，事实控制人，天赋于人。',
        '公司现聘任的会计事务所未变更，补偿试行办法已公布。',
      ),
    ).toEqual([]);
  });

  it('finds a form that the filing hardly ever uses, and accepts it where it is the habit', () => {
    const usual = Array.from({ length: 5 }, (_, i) => `截至202${i}年末，余额为${i}元。`);
    expect(marked(...usual, '截止2025年末，余额为9元。')).toEqual(['截止']);
    expect(marked('截止2024年末，余额为8元。', '截止2025年末，余额为9元。', '截至2026年末，余额为7元。')).toEqual([]);
    expect(marked(...usual, '公司生产截止阀，申报截止日为周五。')).toEqual([]);
  });
});

describe('a character typed for one that sounds or looks alike', () => {
  const usual = [
    '云杉视图平台已上线。',
    '采购云杉视图平台。',
    '云杉视图平台运行稳定。',
    '升级云杉视图平台。',
    '云杉视图平台交付。',
  ];

  it('finds it by the filing’s other places', () => {
    expect(marked(...usual, '部署云衫视图平台。')[0]).toContain('云衫视图');
  });

  it('leaves other things alone whose names differ by another character', () => {
    expect(marked(...usual, '部署云海视图平台。')).toEqual([]);
    expect(marked(...usual, '部署云杉视图平台甲区。')).toEqual([]);
  });
});

describe('signs', () => {
  it('finds signs that stand twice and a pause mark before 等', () => {
    expect(marked('识别合同条款与条件，，评价收入。')).toEqual(['件，，']);
    expect(marked('根据资金实力、信用状况、等因素确定。')).toEqual(['况、等']);
  });

  it('leaves dots of omission and 等 as a word alone', () => {
    expect(marked('前述内容。。。', '甲级、乙级、等级待定，金额、等值外币。')).toEqual([]);
  });
});

describe('forms', () => {
  it('finds a year without 年, a unit twice, a page number inside a word', () => {
    expect(marked('净利润较2022减少100万元。')).toEqual(['较2022']);
    expect(marked('2023度的利润已经分配。')).toEqual(['2023度']);
    expect(marked('市场规模为46.65亿元亿元，同比增长。')).toEqual(['亿元亿元']);
    expect(marked('初步设计已完成。', '关于初步-35-设计的批复。')).toEqual(['初步-35-设计']);
  });

  it('finds a template’s hint and 性 left out', () => {
    expect(marked('主要包括：（具体描述指定的情况）')).toEqual(['（具体描述指定的情况）']);
    expect(marked('对内容的真实、准确和完整性不承担责任。')).toEqual(['真实、准确和完整性']);
  });

  it('finds a term of days without 于 where others have it', () => {
    const usual = '公司将于3个交易日内披露。受托人应于5个工作日内通知。';
    expect(marked(usual, '公司将2个交易日内披露相关信息。')).toEqual(['将2个交易日内']);
    expect(marked(usual, '公司将在2个交易日内披露相关信息。')).toEqual([]);
  });

  it('finds a legal representative of a partnership, none of a company', () => {
    const address = '住所：江北市甲路1号';
    expect(marked('名称：青岚律师事务所', address, '法定代表人：张三')).toEqual(['法定代表人']);
    expect(marked('名称：青岚律师事务所', '名称：青岚股份有限公司', '法定代表人：张三')).toEqual([]);
  });

  it('finds a company’s name cut short', () => {
    expect(marked('投资方为青岚网络股份有限、红叶科技股份有限公司。')).toEqual(['股份有限']);
  });

  it('finds a meeting without its day only where others have theirs', () => {
    const dated = [1, 2, 3].map((day) => `2021年3月${day}日，公司召开第四届董事会第${'一二三'[day - 1]}次会议。`);
    const bare = '2021年，公司召开第四届董事会第五次会议审议通过预案。';
    expect(marked(...dated, bare)).toHaveLength(1);
    expect(marked(bare)).toEqual([]);
  });

  it('leaves right forms alone', () => {
    expect(
      marked(
        '2022年度利润较2021年减少，附件-1-说明已列示，净利润为3.00亿元。',
        '公司为青岚股份有限公司，成都市市场监督管理局核准，设计时速为350公里。',
        '2020度电成本为每度0.5元，三亿元元件采购合同，炉温达到2000度，成都市市场监督管理主管部门核准。',
      ),
    ).toEqual([]);
  });
});

describe('Latin words', () => {
  it('finds a unit in another case and an address cut short', () => {
    expect(marked('压力为20MPa。', '压力为21MPa。', '压力为15Mpa。')).toEqual(['Mpa']);
    const usual = Array.from({ length: 4 }, (_, i) => `公告${i}见 http://www.qinglan.com.cn）。`);
    expect(marked(...usual, '详见（http://www.qinglan.com）的公告。')).toEqual(['www.qinglan.com']);
  });

  it('leaves a habit and another address alone', () => {
    expect(marked('压力为15Mpa。', '压力为16Mpa。')).toEqual([]);
    expect(marked('网址为www.qinglan.com。', '网址为www.hongye.com.cn。')).toEqual([]);
  });
});

describe('words doubled', () => {
  it('finds a body’s name twice, and a word whose seam is usual', () => {
    expect(marked('委员会委员由董事组成。', '审议薪酬委员会委员会工作制度。')).toEqual(['委员会委员会']);
    expect(marked('公司制作工艺成熟，制作工具齐备。', '审议第二季度工作报告。', '审议第一季度工作工作报告。')).toEqual([
      '工作工作',
    ]);
  });

  it('leaves a name alone that is followed by its own last word', () => {
    expect(
      marked(
        '青岚锻造位于江北。青岚锻造成立已久。青岚锻造系股东。青岚锻造工艺先进。模锻造型。锻造造价。',
        '张三任青岚锻造锻造工艺部部长。',
      ),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { factEvent } from '../../../core/rules/fact-event.ts';
import { runRule, stated, statuses } from './invented.ts';

const filing = (first: string, second: string): string => `
第一节 业务与技术
一、重大合同
${first}
第二节 管理层讨论
一、收入分析
${second}
`;

describe('fact.event', () => {
  it('finds one contract signed on two days', () => {
    const report = runRule(
      factEvent,
      filing(
        '2023年9月15日，公司与甲市轨道交通有限公司签订《甲市轨道二期视图工程合同》，合同金额为1,268.00万元。',
        '公司于2023年9月25日与甲市轨道交通有限公司签订的《甲市轨道二期视图工程合同》已完成验收，《甲市轨道二期视图工程合同》合同金额为1,268.00万元。',
      ),
    );
    expect(statuses(report)).toEqual({ pass: 1, fail: 1 });
    expect(stated(report.findings[0] as never)).toEqual(['2023年9月25日']);
    expect(report.findings[0]?.explanation.zh).toContain('2023年9月15日');
  });

  it('finds one contract of two amounts', () => {
    const report = runRule(
      factEvent,
      filing(
        '2023年9月15日，公司与乙机场有限公司签订《乙机场智慧空侧项目合同》，合同金额为3,268.00万元。',
        '《乙机场智慧空侧项目合同》合同金额为3,286.00万元，已完成终验。',
      ),
    );
    expect(stated(report.findings[0] as never)).toEqual(['3,286.00万元']);
  });

  it('leaves a form of contract alone that goes with several parties', () => {
    const report = runRule(
      factEvent,
      filing(
        '2023年9月15日，公司与甲公司签订《年度产品采购框架协议》。2023年9月18日，公司与乙公司签订《年度产品采购框架协议》。',
        '2023年9月20日，公司与丙公司签订《年度产品采购框架协议》。',
      ),
    );
    expect(report.findings).toEqual([]);
  });

  it('finds a meeting held on two days, the odd one against the others', () => {
    const report = runRule(
      factEvent,
      filing(
        '公司于2024年3月18日召开第三届董事会第二次会议、第三届监事会第二次会议，审议通过了相关议案。2024年3月18日，公司召开第三届董事会第二次会议。',
        '公司于2024年3月19日召开的第三届董事会第二次会议审议通过了该议案。',
      ),
    );
    expect(stated(report.findings[0] as never)).toEqual(['2024年3月19日']);
  });

  it('does not date a meeting by the day of its announcement or by 分别', () => {
    const report = runRule(
      factEvent,
      filing(
        '公司于2024年3月18日召开第三届董事会第二次会议，详见公司2024年3月19日披露的《第三届董事会第二次会议决议公告》。',
        '公司分别于2024年3月18日和2024年4月10日召开第三届董事会第二次会议和2024年第一次临时股东大会。',
      ),
    );
    expect(report.findings).toEqual([]);
  });
});

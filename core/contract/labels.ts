import type { CheckStatus, RuleId, Severity } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import type { FindingStatus } from './rows.ts';

/** The field's word for each rule, for the window and the exports. */
export const ruleNames: Record<RuleId, Bilingual> = {
  'fact.repeat': { zh: '同一事实', en: 'Same fact' },
  'fact.table': { zh: '文表核对', en: 'Text against table' },
  'fact.event': { zh: '同一事项', en: 'Same event' },
  'table.foot': { zh: '合计校验', en: 'Footing' },
  'table.crossfoot': { zh: '横向合计', en: 'Cross-footing' },
  'table.share': { zh: '占比列', en: 'Share column' },
  'table.repeat': { zh: '重复列表', en: 'Repeated table' },
  'calc.change': { zh: '变动幅度', en: 'Change' },
  'calc.ratio': { zh: '比率', en: 'Ratio' },
  'calc.cagr': { zh: '复合增长率', en: 'Compound growth' },
  'calc.rollforward': { zh: '期初期末勾稽', en: 'Roll-forward' },
  'calc.trend': { zh: '趋势用语', en: 'Trend wording' },
  'calc.sentence': { zh: '句内计算', en: 'Sentence arithmetic' },
  'calc.statement': { zh: '报表勾稽', en: 'Statement links' },
  'count.list': { zh: '列举数量', en: 'List count' },
  'date.order': { zh: '日期先后', en: 'Date order' },
  'date.asof': { zh: '截止日', en: 'As-of date' },
  'unit.scale': { zh: '单位量级', en: 'Unit and scale' },
  'name.variant': { zh: '名称变体', en: 'Name variant' },
  'term.glossary': { zh: '释义', en: 'Glossary' },
  'ref.target': { zh: '交叉引用', en: 'Reference' },
  'number.sequence': { zh: '编号顺序', en: 'Numbering' },
  'text.slip': { zh: '文字疏漏', en: 'Text slip' },
  'doc.prior': { zh: '前后期文件', en: 'Prior document' },
  custom: { zh: '自定核对', en: 'Custom check' },
};

export const severityNames: Record<Severity, Bilingual> = {
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
};

export const statusNames: Record<FindingStatus, Bilingual> = {
  open: { zh: '待定', en: 'Open' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  dismissed: { zh: '已排除', en: 'Dismissed' },
  ask: { zh: '问询', en: 'Ask issuer' },
  resolved: { zh: '已解决', en: 'Resolved' },
};

export const checkStatusNames: Record<CheckStatus | 'unchecked', Bilingual> = {
  pass: { zh: '相符', en: 'Pass' },
  rounding: { zh: '尾差', en: 'Rounding' },
  fail: { zh: '不符', en: 'Fail' },
  'not-checkable': { zh: '无法核对', en: 'Not checkable' },
  unchecked: { zh: '未核对', en: 'Unchecked' },
};

/** Marks in the cells of a table: never by colour alone. */
export const tickMarks: Record<CheckStatus, string> = { pass: '✓', rounding: '~', fail: '✗', 'not-checkable': '?' };

/** Why a number was not checked, by the ledger's codes. */
export const uncheckedReasonNames: Record<string, Bilingual> = {
  date: { zh: '日期', en: 'a date' },
  heading: { zh: '标题中的数字', en: 'in a heading' },
  ordinal: { zh: '序号', en: 'an ordinal' },
  identifier: { zh: '编号或代码', en: 'a code or serial' },
  law: { zh: '法规文号或条号', en: 'a law’s number' },
  footnote: { zh: '脚注', en: 'a footnote' },
  glossary: { zh: '释义中的数字', en: 'in the glossary' },
  contents: { zh: '目录', en: 'in the contents' },
  'front-matter': { zh: '封面', en: 'on the cover' },
  'no-second-mention': { zh: '只出现一次', en: 'stated only once' },
  'no-relation': { zh: '与其他单元格没有可核对的关系', en: 'no relation to other cells' },
  'no-total': { zh: '所在的表没有合计', en: 'its table has no total' },
  'no-unit': { zh: '没有单位', en: 'no unit' },
  'not-checkable': { zh: '无法核对', en: 'not checkable' },
};

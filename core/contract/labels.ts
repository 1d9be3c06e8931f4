import type { CheckStatus, RuleId, Severity } from '../model/finding.ts';
import type { WarningCode } from '../model/source.ts';
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

/** What the reader stumbled over, by the warnings' codes: a short name, and in plain words why it is doubtful. */
export const warningNames: Record<WarningCode, { name: Bilingual; why: Bilingual }> = {
  'page-without-text': {
    name: { zh: '无文字的页', en: 'Page without text' },
    why: {
      zh: '这一页没有文字层，多半是图片或扫描件，其中的内容没有读到。',
      en: 'The page has no text layer, most likely a picture or a scan; nothing of it was read.',
    },
  },
  'unreadable-character': {
    name: { zh: '无法识别的字符', en: 'Unreadable character' },
    why: { zh: '文件的字体没有说明这些字符是什么字。', en: 'The file’s font does not say which characters these are.' },
  },
  'encoding-guessed': {
    name: { zh: '编码为推断', en: 'Encoding guessed' },
    why: {
      zh: '文件没有标明编码，按内容推断；如有乱码请换一份文件。',
      en: 'The file does not name its encoding; it was told from the content.',
    },
  },
  'replacement-character': {
    name: { zh: '已损坏的字符', en: 'Damaged character' },
    why: {
      zh: '原文件里这些字符已经丢失，只剩替代符。',
      en: 'These characters were lost before; the file holds only their stand-ins.',
    },
  },
  'control-character': {
    name: { zh: '控制字符', en: 'Control character' },
    why: {
      zh: '文字中夹有不可见的控制字符，可能截断了词或数。',
      en: 'Invisible control characters stand in the text and may cut words or numbers.',
    },
  },
  'table-doubtful': {
    name: { zh: '表格存疑', en: 'Doubtful table' },
    why: {
      zh: '表的起止或单元格是按文字推断的，原文没有表格线或列位可依。',
      en: 'Where the table begins and ends, or its cells, were inferred: the source shows neither lines nor columns.',
    },
  },
  'heading-doubtful': {
    name: { zh: '标题存疑', en: 'Doubtful heading' },
    why: {
      zh: '编号与前后标题接不上，可能是正文里的列举，也可能层级不对。',
      en: 'Its number does not follow from its neighbours: it may be a list item, or stand at another level.',
    },
  },
  'picture-lost': {
    name: { zh: '图片未读', en: 'Picture not read' },
    why: {
      zh: '这里的图只保留了标题，图中的文字没有读到。',
      en: 'Only the caption of the figure was kept; what it shows was not read.',
    },
  },
  'number-doubtful': {
    name: { zh: '数字存疑', en: 'Doubtful number' },
    why: {
      zh: '数字可能被换行截断，或与旁边的数连在一起。',
      en: 'A line break may have cut the number, or it ran together with its neighbour.',
    },
  },
  'text-unplaced': {
    name: { zh: '未归位的文字', en: 'Text in no place' },
    why: {
      zh: '这些文字没有进入任何段落或表格，因此不参与核对。',
      en: 'These words went into no paragraph and no table, so no check sees them.',
    },
  },
  'marks-differ': {
    name: { zh: '标记与版面不一', en: 'Markup and layout differ' },
    why: {
      zh: '文件自带的结构标记与版面看到的不一致，取了其中一种。',
      en: 'The file’s own structure and its layout disagree; one of them was taken.',
    },
  },
  'file-damaged': {
    name: { zh: '文件有损坏', en: 'Damaged file' },
    why: { zh: '文件的一部分读不出来，其余照常读取。', en: 'Part of the file could not be read; the rest was.' },
  },
};

import type { Filing } from '../../model/filing.ts';
import type { CheckReport } from '../../model/finding.ts';
import { lineAt, sectionAt } from '../../model/places.ts';
import type { Bilingual, Place } from '../../model/text.ts';
import { rowLabel } from './index-cells.ts';

/** What a value in a view can be. */
export type ViewValue = string | number | null;

/** A view that an analyst's query reads: what it holds, a row each, and its columns. */
export interface View {
  name: string;
  rowIs: Bilingual;
  columns: { name: string; type: 'INTEGER' | 'REAL' | 'TEXT'; what: Bilingual }[];
  rows(filing: Filing, report: CheckReport): ViewValue[][];
}

type Column = View['columns'][number];

function column(name: string, type: Column['type'], zh: string, en: string): Column {
  return { name, type, what: { zh, en } };
}

const where: Column[] = [
  column('block', 'INTEGER', '段落序号；表格中的为空', 'index of the paragraph, null in a table'),
  column('table_no', 'INTEGER', '表格序号；正文中的为空', 'index of the table, null in running text'),
  column('row_no', 'INTEGER', '行序号，从 0 起', 'index of the row, from 0'),
  column('column_no', 'INTEGER', '列序号，从 0 起', 'index of the column, from 0'),
];
const section = column(
  'section',
  'INTEGER',
  '章节序号；首个标题之前为 -1',
  'index of the section, -1 before the first heading',
);
const lineAndPage: Column[] = [
  column('line', 'INTEGER', '原文行号，从 1 起', 'source line, from 1'),
  column('page', 'INTEGER', '页码；没有页的格式为空', 'page, null where there are none'),
];

/** Everything that a query can read; the documentation is made from it (docs/custom-checks.md). */
export const views: readonly View[] = [
  {
    name: 'numbers',
    rowIs: { zh: '文中的每个数字', en: 'every number of the filing' },
    columns: [
      column(
        'number',
        'INTEGER',
        '数字序号；查询结果里用它指明位置',
        'index of the number; names the place in a result',
      ),
      column('raw', 'TEXT', '原文写法', 'as printed'),
      column('kind', 'TEXT', 'quantity、date、heading 等', 'quantity, date, heading and so on'),
      column('value', 'REAL', '基本单位的值（元、股；100% 为 1）', 'value in the base unit (元, 股, 1 for 100%)'),
      column('decimal', 'TEXT', '同上，精确的十进制写法', 'the same as an exact decimal'),
      column('digits', 'INTEGER', '小数位数', 'decimals printed'),
      column('unit', 'TEXT', '所写单位', 'unit as printed'),
      column('dimension', 'TEXT', '基本单位', 'base unit'),
      column('date', 'TEXT', '日期（ISO）', 'date (ISO)'),
      column(
        'status',
        'TEXT',
        'pass、rounding、fail、not-checkable、unchecked',
        'pass, rounding, fail, not-checkable, unchecked',
      ),
      ...where,
      section,
      ...lineAndPage,
    ],
    rows: (filing, report) =>
      filing.numbers.map((number) => {
        const { line, page } = lineAt(filing, number.place);
        return [
          number.index,
          number.raw,
          number.kind,
          number.value === null ? null : Number(number.value),
          number.value,
          number.digits,
          number.unit,
          number.dimension,
          number.date,
          report.ledger[number.index]?.status ?? 'unchecked',
          ...placed(number.place),
          sectionAt(filing, number.place),
          line,
          page,
        ];
      }),
  },
  {
    name: 'facts',
    rowIs: { zh: '每个事实：数字及其所述', en: 'every fact: a quantity with what it is about' },
    columns: [
      column('fact', 'TEXT', '编号', 'id'),
      column('number', 'INTEGER', '数字序号', 'index of its number'),
      column('subject', 'TEXT', '主体', 'whom or what it is of'),
      column('measure', 'TEXT', '指标', 'what was measured'),
      column('value', 'REAL', '基本单位的值', 'value in the base unit'),
      column('decimal', 'TEXT', '同上，精确的十进制写法', 'the same as an exact decimal'),
      column('dimension', 'TEXT', '基本单位', 'base unit'),
      column('period', 'TEXT', '期间（ISO）', 'period (ISO)'),
      column('scope', 'TEXT', 'consolidated、parent 或空', 'consolidated, parent or null'),
    ],
    rows: (filing) =>
      filing.facts.map(({ id, number, subject, measure, period, scope }) => {
        const own = filing.numbers[number];
        const value = own?.value ?? null;
        return [
          id,
          number,
          subject,
          measure,
          value === null ? null : Number(value),
          value,
          own?.dimension ?? null,
          period,
          scope,
        ];
      }),
  },
  {
    name: 'tables',
    rowIs: { zh: '每张表', en: 'every table' },
    columns: [
      column('table_no', 'INTEGER', '表格序号', 'index of the table'),
      column('id', 'TEXT', '编号', 'id'),
      column('title', 'TEXT', '表名', 'title'),
      column('unit', 'TEXT', '全表单位', 'unit of the whole table'),
      section,
      column('block', 'INTEGER', '表格所在的段落序号', 'index of the paragraph that marks its place'),
      column('row_count', 'INTEGER', '行数', 'how many rows'),
      column('column_count', 'INTEGER', '列数', 'how many columns'),
      ...lineAndPage,
    ],
    rows: (filing) =>
      filing.tables.map((table) => [
        table.index,
        table.id,
        table.title,
        table.unit,
        table.section,
        table.block,
        table.rows.length,
        table.columns.length,
        table.line,
        table.page,
      ]),
  },
  {
    name: 'cells',
    rowIs: { zh: '表格中的每一格', en: 'every cell of a table' },
    columns: [
      column('table_no', 'INTEGER', '表格序号', 'index of the table'),
      column('row_no', 'INTEGER', '行序号，从 0 起', 'index of the row, from 0'),
      column('column_no', 'INTEGER', '列序号，从 0 起', 'index of the column, from 0'),
      column('text', 'TEXT', '格内文字', 'text of the cell'),
      column('label', 'TEXT', '该行名称', 'what the row is about'),
      column('heading', 'TEXT', '该列表头', 'heading of the column'),
      column('role', 'TEXT', 'header、data、subtotal、total、note', 'header, data, subtotal, total, note'),
      column(
        'number',
        'INTEGER',
        '格内唯一数量的序号，否则为空',
        'index of its quantity, null where there is none or more than one',
      ),
      column('value', 'REAL', '该数量的值', 'value of that quantity'),
    ],
    rows: cellRows,
  },
  {
    name: 'sections',
    rowIs: { zh: '每个章节', en: 'every section' },
    columns: [
      column('section', 'INTEGER', '章节序号', 'index of the section'),
      column('id', 'TEXT', '编号', 'id'),
      column('parent', 'TEXT', '上级编号', 'id of the section above'),
      column('level', 'INTEGER', '层级', 'level'),
      column('number', 'TEXT', '序号写法', 'its number as printed'),
      column('title', 'TEXT', '标题', 'title'),
      column('block', 'INTEGER', '标题的段落序号', 'index of its heading'),
      ...lineAndPage,
    ],
    rows: (filing) =>
      filing.sections.map(({ index, id, parentId, level, number, title, block, line, page }) => [
        index,
        id,
        parentId,
        level,
        number,
        title,
        block,
        line,
        page,
      ]),
  },
  {
    name: 'paragraphs',
    rowIs: { zh: '每个段落', en: 'every paragraph' },
    columns: [
      column('block', 'INTEGER', '段落序号', 'index of the paragraph'),
      column(
        'kind',
        'TEXT',
        'heading、paragraph、caption、contents、footnote',
        'heading, paragraph, caption, contents, footnote',
      ),
      column('text', 'TEXT', '文字', 'its text'),
      section,
      ...lineAndPage,
    ],
    rows: (filing) =>
      filing.blocks
        .filter(({ kind }) => kind !== 'table')
        .map(({ index, kind, text, section: own, line, page }) => [index, kind, text, own, line, page]),
  },
  {
    name: 'terms',
    rowIs: { zh: '每个术语定义', en: 'every term that is defined' },
    columns: [
      column('term', 'TEXT', '术语', 'the term'),
      column('meaning', 'TEXT', '含义', 'its meaning'),
      column('kind', 'TEXT', 'glossary、inline、abbreviation、title', 'glossary, inline, abbreviation, title'),
      ...where,
      ...lineAndPage,
    ],
    rows: (filing) =>
      filing.terms.map(({ term, meaning, kind, place }) => {
        const { line, page } = lineAt(filing, place);
        return [term, meaning, kind, ...placed(place), line, page];
      }),
  },
  {
    name: 'findings',
    rowIs: { zh: '其他规则的每条发现', en: 'every finding of the other rules' },
    columns: [
      column('finding', 'TEXT', '编号', 'id'),
      column('rule', 'TEXT', '规则', 'the rule'),
      column('severity', 'TEXT', 'high、medium、low', 'high, medium, low'),
      column('title', 'TEXT', '标题（中文）', 'title (Chinese)'),
      column('explanation', 'TEXT', '说明（中文）', 'explanation (Chinese)'),
      column('stated', 'TEXT', '所述值', 'value stated'),
      column('expected', 'TEXT', '应有值', 'value expected'),
      column('confidence', 'REAL', '把握，0 至 1', 'confidence, 0 to 1'),
      column('number', 'INTEGER', '首处位置的数字序号', 'index of the number at its first place'),
      ...where,
      ...lineAndPage,
    ],
    rows: (_filing, report) =>
      report.findings.map((finding) => {
        const [first] = finding.mentions;
        return [
          finding.id,
          finding.rule,
          finding.severity,
          finding.title.zh,
          finding.explanation.zh,
          finding.stated,
          finding.expected,
          finding.confidence,
          first?.number ?? null,
          ...(first ? placed(first.place) : [null, null, null, null]),
          first?.line ?? null,
          first?.page ?? null,
        ];
      }),
  },
];

function placed(place: Place): ViewValue[] {
  return place.in === 'block' ? [place.block, null, null, null] : [null, place.table, place.row, place.column];
}

function cellRows(filing: Filing): ViewValue[][] {
  const own = new Map<string, number | null>();
  for (const { index, kind, place } of filing.numbers) {
    if (place.in !== 'cell' || kind !== 'quantity') continue;
    const key = `${place.table}.${place.row}.${place.column}`;
    own.set(key, own.has(key) ? null : index);
  }
  return filing.tables.flatMap((table) =>
    table.rows.flatMap((row, r) => {
      const label = rowLabel(table, row);
      return row.cells.map((cell, c): ViewValue[] => {
        const number = own.get(`${table.index}.${r}.${c}`) ?? null;
        const value = number === null ? null : (filing.numbers[number]?.value ?? null);
        const heading = table.columns[c] ?? '';
        return [table.index, r, c, cell.text, label, heading, row.role, number, value === null ? null : Number(value)];
      });
    }),
  );
}

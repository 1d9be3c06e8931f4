import { checkStatusNames, ruleNames, uncheckedReasonNames } from '../../contract/labels.ts';
import type { NumberMention } from '../../model/filing.ts';
import { lineAt, quoteAt, sectionAt } from '../../model/places.ts';
import type { Language } from '../../model/text.ts';
import type { ExportData } from '../data.ts';
import { formulaText } from '../document.ts';
import { amount, count, localTime, type Sheet, type SheetCell, text } from './sheet.ts';

function records(name: string, headers: string[], widths: number[], wrapped: number[], rows: SheetCell[][]): Sheet {
  return {
    name,
    columns: headers.map((header, index) => ({ header, width: widths[index] ?? 14, wrap: wrapped.includes(index) })),
    records: true,
    rows,
  };
}

const page = (value: number | null): SheetCell => (value === null ? text(null) : count(value));

/** Every quantity with what it is about, and what check reached it. */
export function factsSheet({ filing, report }: ExportData, language: Language): Sheet {
  const headers = {
    zh: [
      '编号',
      '主体',
      '指标',
      '原文数字',
      '单位',
      '基准值',
      '期间或时点',
      '章节',
      '行',
      '页',
      '核对',
      '规则或原因',
      '原文',
    ],
    en: [
      'Id',
      'Subject',
      'Measure',
      'As printed',
      'Unit',
      'Base value',
      'Period or date',
      'Section',
      'Line',
      'Page',
      'Checked',
      'Rules or reason',
      'Source text',
    ],
  };
  const entries = new Map(report.ledger.map((entry) => [entry.number, entry]));
  const rows = filing.facts.map((fact) => {
    const number = filing.numbers[fact.number] as NumberMention;
    const entry = entries.get(fact.number);
    const section = filing.sections[sectionAt(filing, number.place)];
    const where = lineAt(filing, number.place);
    const status = entry?.status ?? 'unchecked';
    return [
      text(fact.id, 'muted'),
      text(fact.subject),
      text(fact.measure),
      text(number.raw),
      text(number.unit),
      number.value === null ? text(null) : amount(number.value),
      text(fact.period),
      text(section ? `${section.number}${section.title}` : ''),
      count(where.line),
      page(where.page),
      text(checkStatusNames[status][language]),
      text(
        entry?.rules.length
          ? entry.rules.map((rule) => ruleNames[rule][language]).join(', ')
          : (uncheckedReasonNames[entry?.reason ?? '']?.[language] ?? entry?.reason ?? ''),
      ),
      text(quoteAt(filing, number.place, 120).quote),
    ];
  });
  const widths = [10, 16, 24, 18, 9, 20, 22, 30, 8, 7, 10, 24, 80];
  return records(language === 'zh' ? '事实' : 'Facts', headers[language], widths, [], rows);
}

/** Every relation tested, whatever came of it. */
export function checksSheet({ report }: ExportData, language: Language): Sheet {
  const headers = {
    zh: ['编号', '规则', '结果', '公式', '所称', '重算', '说明', '行', '页', '原文'],
    en: ['Id', 'Rule', 'Result', 'Formula', 'Stated', 'Recomputed', 'Reason', 'Line', 'Page', 'Source text'],
  };
  const rows = report.checks.map((check) => [
    text(check.id, 'muted'),
    text(ruleNames[check.rule][language]),
    text(checkStatusNames[check.status][language], check.status === 'fail' ? 'fail' : undefined),
    text(formulaText(check.formula)),
    text(check.stated),
    text(check.recomputed),
    text(check.reason?.[language] ?? null),
    count(check.mentions[0]?.line ?? 0),
    page(check.mentions[0]?.page ?? null),
    text(check.mentions[0]?.quote ?? ''),
  ]);
  const widths = [24, 14, 10, 60, 18, 18, 40, 8, 7, 80];
  return records(language === 'zh' ? '核对' : 'Checks', headers[language], widths, [3, 6], rows);
}

/** Who did what, when; undone changes stay in it. */
export function historySheet({ history }: ExportData, language: Language): Sheet {
  const headers = {
    zh: ['时间', '谁', '做了什么', '对象', '已撤销'],
    en: ['When', 'Who', 'What', 'Subject', 'Undone'],
  };
  const rows = history.map((change) => [
    text(localTime(change.at)),
    text(change.who),
    text(change.sentence[language]),
    text(change.subject, 'muted'),
    text(change.undone ? (language === 'zh' ? '是' : 'yes') : ''),
  ]);
  return records(language === 'zh' ? '审计轨迹' : 'Audit trail', headers[language], [24, 14, 70, 30, 8], [2], rows);
}

/** Notes on passages, cells and findings, and the cells that were corrected. */
export function annotationsSheet({ annotations, edits, filing }: ExportData, language: Language): Sheet {
  const headers = {
    zh: ['类别', '对象', '原文', '批注或更正', '作者', '时间'],
    en: ['Kind', 'On', 'Source text', 'Annotation or correction', 'Author', 'When'],
  };
  const kinds = language === 'zh' ? { note: '批注', edit: '更正' } : { note: 'Annotation', edit: 'Correction' };
  const rows = [
    ...annotations.map((entry) => [
      text(kinds.note),
      text(entry.findingId ?? ''),
      text(entry.quote),
      text(entry.text),
      text(entry.author),
      text(localTime(entry.createdAt)),
    ]),
    ...edits.map((edit) => [
      text(kinds.edit),
      text(`${filing.tables[edit.table]?.id ?? ''} R${edit.row + 1}C${edit.column + 1}`),
      text(edit.original),
      text(edit.text),
      text(''),
      text(''),
    ]),
  ];
  return records(
    language === 'zh' ? '批注与更正' : 'Annotations',
    headers[language],
    [10, 26, 60, 60, 12, 24],
    [2, 3],
    rows,
  );
}

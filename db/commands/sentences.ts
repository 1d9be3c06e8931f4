import { severityNames, statusNames } from '../../core/contract/labels.ts';
import type { FindingStatus } from '../../core/contract/rows.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Bilingual } from '../../core/model/text.ts';

/** The audit trail's sentences: what was done, to what, in words for people. */

const longest = 60;

function short(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

export function undoSentence({ zh, en }: Bilingual): Bilingual {
  return { zh: `撤销：${zh}`, en: `Undo: ${en}` };
}

export function redoSentence({ zh, en }: Bilingual): Bilingual {
  return { zh: `重做：${zh}`, en: `Redo: ${en}` };
}

interface FindingChange {
  status?: FindingStatus | undefined;
  severity?: Severity | undefined;
  reason?: string | undefined;
  note?: string | undefined;
  tags?: string[] | undefined;
}

/** `title` is the finding's where one was changed, null for several. */
export function findingsSentence(change: FindingChange, title: Bilingual | null, count: number): Bilingual {
  const zh: string[] = [];
  const en: string[] = [];
  if (change.status !== undefined) {
    zh.push(`状态改为“${statusNames[change.status].zh}”`);
    en.push(`status set to “${statusNames[change.status].en}”`);
  }
  if (change.severity !== undefined) {
    zh.push(`级别改为“${severityNames[change.severity].zh}”`);
    en.push(`severity set to “${severityNames[change.severity].en}”`);
  }
  if (change.reason !== undefined && change.reason !== '') {
    zh.push(`理由：“${short(change.reason)}”`);
    en.push(`reason: “${short(change.reason)}”`);
  }
  if (change.note !== undefined) {
    zh.push(change.note === '' ? '清除备注' : `备注：“${short(change.note)}”`);
    en.push(change.note === '' ? 'note cleared' : `note: “${short(change.note)}”`);
  }
  if (change.tags !== undefined) {
    zh.push(change.tags.length === 0 ? '清除标签' : `标签：${short(change.tags.join('、'))}`);
    en.push(change.tags.length === 0 ? 'tags cleared' : `tags: ${short(change.tags.join(', '))}`);
  }
  if (change.reason === '' && zh.length === 0) {
    zh.push('清除理由');
    en.push('reason cleared');
  }
  const which = title
    ? { zh: `“${short(title.zh)}”`, en: `“${short(title.en)}”` }
    : { zh: `${count} 处差异`, en: `${count} findings` };
  return { zh: `${which.zh}：${zh.join('，')}`, en: `${which.en}: ${en.join(', ')}` };
}

interface CellAt {
  /** The table's title, or its id where it has none. */
  title: string;
  row: number;
  column: number;
}

/** Rows and columns are counted from 1 for people. */
export function cellSentence({ title, row, column }: CellAt, old: string, text: string, back: boolean): Bilingual {
  const zh = `表“${short(title)}”第 ${row + 1} 行第 ${column + 1} 列`;
  const en = `Table “${short(title)}”, row ${row + 1}, column ${column + 1}`;
  if (back) return { zh: `${zh}恢复为原文“${short(text)}”`, en: `${en} put back to the source's “${short(text)}”` };
  return {
    zh: `${zh}由“${short(old)}”改为“${short(text)}”`,
    en: `${en} changed from “${short(old)}” to “${short(text)}”`,
  };
}

export function annotationSentence(text: string, removed: boolean): Bilingual {
  return removed
    ? { zh: `删除批注“${short(text)}”`, en: `Annotation removed: “${short(text)}”` }
    : { zh: `添加批注“${short(text)}”`, en: `Annotation added: “${short(text)}”` };
}

export function removedSentence(name: string): Bilingual {
  return { zh: `移除文件“${name}”`, en: `Filing “${name}” removed` };
}

export function importedSentence(name: string, findings: number): Bilingual {
  return { zh: `导入“${name}”，发现 ${findings} 处差异`, en: `“${name}” imported; ${findings} findings` };
}

export function checkedSentence(name: string, findings: number): Bilingual {
  return { zh: `重新检查“${name}”，共 ${findings} 处差异`, en: `“${name}” checked again; ${findings} findings` };
}

export function reopenedSentence(title: Bilingual): Bilingual {
  return {
    zh: `“${short(title.zh)}”的数值已变，重新打开`,
    en: `“${short(title.en)}” reopened: a value it rests on has changed`,
  };
}

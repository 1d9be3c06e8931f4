import type { Bilingual } from '../model/text.ts';

/**
 * Every way in which a request can fail, with the sentence a person reads. A code is stable: the
 * window, the command line and the tests rely on it. `{name}` and the like are filled from `details`.
 */
export const errorSentences = {
  'file-empty': {
    zh: '文件“{name}”是空的，没有可读的内容。',
    en: 'The file “{name}” is empty; there is nothing to read.',
  },
  'file-too-large': {
    zh: '文件“{name}”有 {size}，超过 {limit} 的上限，未导入。',
    en: 'The file “{name}” is {size}, over the limit of {limit}; it was not imported.',
  },
  'file-missing': {
    zh: '找不到文件“{name}”，它可能已被移动或删除。',
    en: 'The file “{name}” can’t be found; it may have been moved or deleted.',
  },
  'file-is-folder': { zh: '“{name}”是文件夹，请选择一份申报文件。', en: '“{name}” is a folder; choose a filing.' },
  'file-unreadable': { zh: '文件“{name}”无法读取：{reason}。', en: 'The file “{name}” can’t be read: {reason}.' },
  'file-not-text': {
    zh: '“{name}”不是文本：其中多为无法识别的字节，未导入。',
    en: '“{name}” is not text: most of its bytes mean nothing in any known encoding. It was not imported.',
  },
  'file-kind-unknown': {
    zh: '“{name}”的内容是{found}，不是可读的申报文件。可读：PDF（含文字）、DOCX、HTML、Markdown、TXT。',
    en: 'The content of “{name}” is {found}, not a filing that can be read. Readable: PDF with text, DOCX, HTML, Markdown, TXT.',
  },
  'pdf-no-text': {
    zh: 'PDF“{name}”的 {pages} 页都没有文字层（可能是扫描件），没有可核对的内容。',
    en: 'None of the {pages} pages of the PDF “{name}” holds text (it may be a scan); there is nothing to check.',
  },
  'pdf-password': { zh: 'PDF“{name}”需要密码才能打开。', en: 'The PDF “{name}” needs a password to open.' },
  'pdf-wrong-password': { zh: 'PDF“{name}”的密码不对。', en: 'That is not the password of the PDF “{name}”.' },
  'pdf-damaged': {
    zh: 'PDF“{name}”已损坏或不完整，未导入。',
    en: 'The PDF “{name}” is damaged or incomplete; it was not imported.',
  },
  'docx-password': {
    zh: 'Office 文档“{name}”设有打开密码，请先在 Word 或 WPS 中取消密码、另存后再导入。',
    en: 'The Office document “{name}” is protected by a password. Remove it in Word or WPS, save the document, and import that.',
  },
  'docx-damaged': {
    zh: 'Word 文档“{name}”已损坏或不完整，未导入。',
    en: 'The Word document “{name}” is damaged or incomplete; it was not imported.',
  },
  'docx-too-large': {
    zh: 'Word 文档“{name}”解压后超过 {limit} 的上限，未导入。',
    en: 'The Word document “{name}” unpacks to more than the limit of {limit}; it was not imported.',
  },
  'target-unwritable': { zh: '无法写入“{name}”：{reason}。', en: '“{name}” can’t be written: {reason}.' },
  'disk-full': {
    zh: '磁盘已满，“{name}”未写入；已有内容没有改变。',
    en: 'The disk is full; “{name}” was not written, and nothing that was there has changed.',
  },
  'project-newer': {
    zh: '项目“{name}”由更新版本的勾稽工作台保存（格式 {found}，本版本支持到 {supported}），请升级后打开；文件未作改动。',
    en: 'The project “{name}” was saved by a newer Gouji (format {found}; this version knows up to {supported}). Update to open it; the file was not changed.',
  },
  'project-corrupt': {
    zh: '项目“{name}”已损坏，无法打开；文件未作改动，可从备份恢复。',
    en: 'The project “{name}” is damaged and can’t be opened; the file was not changed. Restore it from a backup.',
  },
  'project-not-ours': { zh: '“{name}”不是勾稽工作台的项目文件。', en: '“{name}” is not a Gouji project file.' },
  'project-locked': {
    zh: '项目“{name}”已在另一个窗口中打开，此处只读。',
    en: 'The project “{name}” is open in another window; here it is read-only.',
  },
  'read-only': { zh: '此窗口为只读，不能修改。', en: 'This window is read-only; nothing can be changed here.' },
  'no-project': { zh: '还没有打开项目。', en: 'No project is open.' },
  'not-found': { zh: '所要的{what}已不存在。', en: 'That {what} no longer exists.' },
  'no-source-text': {
    zh: '这里没有原文的文字可以依附，无法修正；请从旁边有文字的行或格入手。',
    en: 'There is no source text here to tie a correction to; begin from a row or cell beside it that has some.',
  },
  'checks-invalid': {
    zh: '“{name}”不是可用的核对规则文件：{reason}。',
    en: '“{name}” is no usable file of checks: {reason}.',
  },
  'nothing-to-undo': { zh: '没有可撤销的操作。', en: 'There is nothing to undo.' },
  'nothing-to-redo': { zh: '没有可重做的操作。', en: 'There is nothing to redo.' },
  'bad-request': { zh: '请求不合要求：{reason}。', en: 'The request is not valid: {reason}.' },
  'bad-usage': { zh: '用法不对：{reason}。', en: 'Wrong usage: {reason}.' },
  'other-file': { zh: '{option} 指定的文件：{reason}', en: 'The file given by {option}: {reason}' },
  cancelled: { zh: '已取消，没有留下任何改动。', en: 'Cancelled; nothing was changed.' },
  'not-cloneable': { zh: '结果无法送达窗口。', en: 'The result can’t be sent to the window.' },
  'connection-lost': {
    zh: '与后台的连接已断开，请重新打开窗口。',
    en: 'The connection to the backend is lost; open the window again.',
  },
  internal: { zh: '程序内部出错：{reason}。', en: 'Something went wrong inside Gouji: {reason}.' },
} as const satisfies Record<string, Bilingual>;

export type ErrorCode = keyof typeof errorSentences;
export type ErrorDetails = Record<string, string | number | Bilingual>;

/** An error as it crosses processes: plain data. */
export interface ErrorReport {
  code: ErrorCode;
  details: ErrorDetails;
}

/** The one error type that carries a stable code; anything else that is thrown is reported as `internal`. */
export class GoujiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(sentenceFor({ code, details }, 'en'), options);
    this.name = 'GoujiError';
    this.code = code;
    this.details = details;
  }

  toReport(): ErrorReport {
    return { code: this.code, details: this.details };
  }
}

/** Any thrown value as a report; what is no GoujiError becomes `internal` with its message. */
export function reportOf(thrown: unknown): ErrorReport {
  if (thrown instanceof GoujiError) return thrown.toReport();
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', details: { reason } };
}

/** The sentence for a person, in their language. */
export function sentenceFor(report: ErrorReport, language: keyof Bilingual): string {
  const sentence: string = errorSentences[report.code][language];
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const detail = report.details[key];
    if (detail === undefined) return whole;
    return typeof detail === 'object' ? detail[language] : String(detail);
  });
}

import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter, shell } from 'electron';
import type { PickKind, PickReply, SaveKind } from '../../core/contract/bridge.ts';
import { reportOf } from '../../core/contract/errors.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { BackendProcess } from './backend-process.ts';
import { systemLanguage } from './language.ts';

const kinds: Record<PickKind | SaveKind, { name: Bilingual; extensions: string[] }> = {
  filing: {
    name: { zh: '申报文件', en: 'Filings' },
    extensions: ['pdf', 'docx', 'docm', 'html', 'htm', 'xhtml', 'md', 'markdown', 'txt', 'text'],
  },
  project: { name: { zh: '勾稽项目', en: 'Gouji projects' }, extensions: ['gouji'] },
  gouji: { name: { zh: '勾稽项目', en: 'Gouji project' }, extensions: ['gouji'] },
  xlsx: { name: { zh: 'Excel 工作簿', en: 'Excel workbook' }, extensions: ['xlsx'] },
  csv: { name: { zh: 'CSV 表格', en: 'CSV table' }, extensions: ['csv'] },
  checks: { name: { zh: '核对规则', en: 'Custom checks' }, extensions: ['json'] },
  html: { name: { zh: 'HTML 报告', en: 'HTML report' }, extensions: ['html'] },
};
const allFiles: Bilingual = { zh: '所有文件', en: 'All files' };

/**
 * Files by the system's dialogs, drops and the command line. Paths stay here and in the backend; a window
 * only ever gets handles.
 */
export class Files {
  readonly #backend: BackendProcess;
  readonly #paths = new Map<string, string>();

  constructor(backend: BackendProcess) {
    this.#backend = backend;
  }

  async pick(window: BrowserWindow, kind: PickKind): Promise<PickReply | null> {
    const result = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: filtersOf(kind) });
    const [path] = result.filePaths;
    return result.canceled || path === undefined ? null : this.register('file', path);
  }

  async pickSave(window: BrowserWindow, kind: SaveKind, suggestedName: string): Promise<PickReply | null> {
    const [extension = kind] = kinds[kind].extensions;
    const result = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('documents'), withExtension(plainName(suggestedName), extension)),
      filters: filtersOf(kind),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (result.canceled || !result.filePath) return null;
    return this.register('target', withExtension(result.filePath, extension));
  }

  async register(as: 'file' | 'target', path: string): Promise<PickReply> {
    try {
      const file = await this.#backend.register(as, path);
      this.#paths.set(file.handle, path);
      return { ok: true, file };
    } catch (error) {
      return { ok: false, error: reportOf(error) };
    }
  }

  /** A handle that nothing was registered for shows nothing. */
  showInFolder(handle: string): void {
    const path = this.#paths.get(handle);
    if (path !== undefined) shell.showItemInFolder(path);
  }
}

function filtersOf(kind: PickKind | SaveKind): FileFilter[] {
  const language = systemLanguage();
  const { name, extensions } = kinds[kind];
  return [
    { name: name[language], extensions },
    { name: allFiles[language], extensions: ['*'] },
  ];
}

/** A suggested name without what would make it a path. */
function plainName(name: string): string {
  const plain = Array.from(name, (character) =>
    character < ' ' || '/\\:*?"<>|'.includes(character) ? '_' : character,
  );
  return plain.join('').slice(0, 150) || 'gouji';
}

/** Not every system's dialog adds the ending that was chosen. */
function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === `.${extension}` ? path : `${path}.${extension}`;
}

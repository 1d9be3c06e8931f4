import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Bilingual } from '../../core/model/text.ts';
import { systemLanguage } from './language.ts';

type Entry = { label: Bilingual; command: string; keys?: string } | 'separator';

const file: Entry[] = [
  { label: { zh: '打开申报文件…', en: 'Open Filing…' }, command: 'open', keys: 'CmdOrCtrl+O' },
  { label: { zh: '打开项目…', en: 'Open Project…' }, command: 'open-project', keys: 'CmdOrCtrl+Shift+O' },
  { label: { zh: '打开示例', en: 'Open Sample' }, command: 'open-sample' },
  'separator',
  { label: { zh: '另存项目副本…', en: 'Save a Copy of the Project…' }, command: 'save-copy' },
  { label: { zh: '导出…', en: 'Export…' }, command: 'export', keys: 'CmdOrCtrl+E' },
];
const view: Entry[] = [
  { label: { zh: '命令面板', en: 'Command Palette' }, command: 'palette', keys: 'CmdOrCtrl+K' },
  { label: { zh: '浅色 / 深色', en: 'Light / Dark' }, command: 'theme' },
  { label: { zh: 'English', en: '中文' }, command: 'language' },
];
const help: Entry[] = [{ label: { zh: '快捷键', en: 'Keyboard Shortcuts' }, command: 'shortcuts', keys: 'F1' }];

/**
 * The window's menu. Its commands are the page's own, so their keys are only shown here and heard by the page,
 * which does the same in a browser; `send` carries a chosen command to it.
 */
export function setMenu(send: (command: string) => void): void {
  const language = systemLanguage();
  const label = (text: Bilingual) => text[language];
  const items = (entries: Entry[]): MenuItemConstructorOptions[] =>
    entries.map((entry) => {
      if (entry === 'separator') return { type: 'separator' };
      return {
        label: label(entry.label),
        registerAccelerator: false,
        click: () => send(entry.command),
        ...(entry.keys === undefined ? {} : { accelerator: entry.keys }),
      };
    });
  const edit: MenuItemConstructorOptions[] = [
    ...items([
      { label: { zh: '撤销', en: 'Undo' }, command: 'undo', keys: 'CmdOrCtrl+Z' },
      { label: { zh: '重做', en: 'Redo' }, command: 'redo', keys: 'CmdOrCtrl+Shift+Z' },
    ]),
    { type: 'separator' },
    { role: 'cut', label: label({ zh: '剪切', en: 'Cut' }) },
    { role: 'copy', label: label({ zh: '复制', en: 'Copy' }) },
    { role: 'paste', label: label({ zh: '粘贴', en: 'Paste' }) },
    { role: 'selectAll', label: label({ zh: '全选', en: 'Select All' }) },
  ];
  const screen: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'resetZoom', label: label({ zh: '实际大小', en: 'Actual Size' }) },
    { role: 'zoomIn', label: label({ zh: '放大', en: 'Zoom In' }) },
    { role: 'zoomOut', label: label({ zh: '缩小', en: 'Zoom Out' }) },
    { role: 'togglefullscreen', label: label({ zh: '全屏', en: 'Full Screen' }) },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  const quit: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'quit', label: label({ zh: '退出', en: 'Quit' }) },
  ];
  const about: MenuItemConstructorOptions = {
    role: 'about',
    label: label({ zh: '关于勾稽工作台', en: 'About Gouji' }),
  };
  app.setAboutPanelOptions({
    applicationName: label({ zh: '勾稽工作台', en: 'Gouji' }),
    applicationVersion: app.getVersion(),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: label({ zh: '文件(&F)', en: '&File' }), submenu: [...items(file), ...quit] },
      { label: label({ zh: '编辑(&E)', en: '&Edit' }), submenu: edit },
      { label: label({ zh: '视图(&V)', en: '&View' }), submenu: [...items(view), ...screen] },
      { label: label({ zh: '帮助(&H)', en: '&Help' }), submenu: [...items(help), about] },
    ]),
  );
}

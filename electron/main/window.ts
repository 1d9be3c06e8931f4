import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { origin } from './content.ts';
import { rememberedState, rememberState, smallest } from './window-state.ts';

/** The one place where windows are made; `preload` is the path of the built preload. */
export function createWindow(preload: string, options: BrowserWindowConstructorOptions = {}): BrowserWindow {
  const state = rememberedState();
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: smallest.width,
    minHeight: smallest.height,
    ...(state.bounds ?? {}),
    title: '勾稽工作台 Gouji',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    show: false,
    ...options,
    webPreferences: {
      ...options.webPreferences,
      preload,
      webviewTag: false,
      spellcheck: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      // Last, so that nothing above can turn them off.
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
    },
  });
  rememberState(window);
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(`${origin}/index.html`);
  return window;
}

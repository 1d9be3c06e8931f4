import type { Bridge } from '../../core/contract/bridge.ts';

declare global {
  interface Window {
    /** Shown by Electron's preload; absent in the browser. */
    goujiBridge?: Bridge;
  }
}

/** What Electron's preload shows to the window; undefined in a browser. */
export function electronBridge(): Bridge | undefined {
  return window.goujiBridge;
}

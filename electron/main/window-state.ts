import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';

interface WindowState {
  bounds: Rectangle | null;
  maximized: boolean;
}

export const smallest = { width: 1024, height: 640 };

function path(): string {
  return join(app.getPath('userData'), 'window.json');
}

/** Where the window stood last time, if a screen is there still; else sizes alone. */
export function rememberedState(): WindowState {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(path(), 'utf8')) as Partial<WindowState>;
    return { bounds: bounds && isVisible(bounds) ? bounds : null, maximized: maximized === true };
  } catch {
    // The first start, or a file that a crash cut short: the window opens where the system puts it.
    return { bounds: null, maximized: false };
  }
}

/** Keeps where the window stands, each time it is closed. */
export function rememberState(window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(path(), JSON.stringify(state));
    } catch {
      // A folder that can't be written costs the window's place and nothing else: closing must not fail for it.
    }
  });
}

function isVisible(bounds: Rectangle): boolean {
  const numbers = [bounds.x, bounds.y, bounds.width, bounds.height];
  if (!numbers.every(Number.isInteger) || bounds.width < smallest.width || bounds.height < smallest.height)
    return false;
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const down = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
    return across >= 200 && down >= 100;
  });
}

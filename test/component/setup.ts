import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { jobs } from '../../renderer/api/jobs.ts';
import { resetUi, ui } from '../../renderer/app/ui.ts';

/** What jsdom lacks and the window's libraries ask for. */
class Observer {
  observe(): void {
    // Nothing has a size in jsdom.
  }
  unobserve(): void {
    // As above.
  }
  disconnect(): void {
    // As above.
  }
}

/** Each test of the file begins with a window that remembers nothing. */
export function startAfresh(): void {
  beforeAll(prepareDom);
  beforeEach(() => {
    resetUi();
    jobs.reset();
    ui.set({ alerts: [], pending: [] });
  });
  afterEach(cleanup);
}

function prepareDom(): void {
  globalThis.ResizeObserver = Observer as unknown as typeof ResizeObserver;
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      dispatchEvent: () => false,
    }) as MediaQueryList;
  Element.prototype.scrollIntoView = () => undefined;
  Object.defineProperty(document, 'fonts', {
    value: { addEventListener: () => undefined, ready: Promise.resolve() },
    configurable: true,
  });
}

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

export function prepareDom(): void {
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

/** Milliseconds for which a place is held while blocks above it are measured and tables come in. */
const holdFor = 1600;
const userEvents = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;
let release: () => void = () => undefined;

/**
 * Brings a block into view and keeps it there until its surroundings have their true heights, or until
 * the reader moves: heights are only known once blocks are drawn, and tables are read when they are seen.
 */
export function hold(box: HTMLElement | null, align: 'start' | 'center', index: number, scroll: () => void): void {
  release();
  scroll();
  if (!box) return;
  const until = performance.now() + holdFor;
  let frame = 0;
  let quiet = 0;
  const step = () => {
    const row = box.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!row) {
      scroll();
    } else {
      const mark = align === 'center' ? (row.querySelector('[data-target="true"]') ?? row) : row;
      const inner = mark.getBoundingClientRect();
      const outer = box.getBoundingClientRect();
      const wanted = align === 'center' ? outer.top + (outer.height - inner.height) / 2 : outer.top + 4;
      const off = inner.top - wanted;
      const before = box.scrollTop;
      if (Math.abs(off) > 2) box.scrollTop += off;
      quiet = box.scrollTop === before ? quiet + 1 : 0;
    }
    if (performance.now() < until && quiet < 60) frame = requestAnimationFrame(step);
    else release();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const name of userEvents) box.removeEventListener(name, stop);
    release = () => undefined;
  };
  release = stop;
  for (const name of userEvents) box.addEventListener(name, stop, { passive: true });
  frame = requestAnimationFrame(step);
}

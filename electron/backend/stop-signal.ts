/**
 * An AbortSignal that looks at memory shared with another thread. A busy thread hears no messages, but
 * code that asks `aborted` between its steps sees the flag at once.
 */
export function stopSignal(stop: SharedArrayBuffer): AbortSignal {
  const flag = new Int32Array(stop);
  const { signal } = new AbortController();
  const aborted = (): boolean => Atomics.load(flag, 0) !== 0;
  Object.defineProperty(signal, 'aborted', { get: aborted });
  Object.defineProperty(signal, 'throwIfAborted', {
    value: () => {
      if (aborted()) throw new Error('aborted');
    },
  });
  return signal;
}

import { describe, expect, it } from 'vitest';
import { bindings, commandOf, type KeyPress, labelOf } from '../../../core/review/keys.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...change,
});

describe('the keys of the review', () => {
  it('decide by single letters, in either case of the letter', () => {
    const said = ['j', 'k', 'c', 'd', 'q', 'r', 'o', 'n', 'f', 'Enter'].map((key) => commandOf(press(key), false));
    expect(said).toEqual([
      'next',
      'previous',
      'confirm',
      'dismiss',
      'ask',
      'resolve',
      'reopen',
      'note',
      'formula',
      'source',
    ]);
    expect(commandOf(press('C'), false)).toBe('confirm');
  });

  it('never fire while one types, but for those that are no text', () => {
    for (const key of ['c', 'd', 'j', 'Enter']) expect(commandOf(press(key), true)).toBeNull();
    expect(commandOf(press('z', { ctrlKey: true }), true)).toBeNull();
    expect(commandOf(press('k', { ctrlKey: true }), true)).toBe('palette');
    expect(commandOf(press('F1'), true)).toBe('shortcuts');
  });

  it('never fire while an input method composes', () => {
    expect(commandOf(press('c', { isComposing: true }), false)).toBeNull();
    expect(commandOf(press('c', { keyCode: 229 }), false)).toBeNull();
  });

  it('leave combinations that are not theirs alone', () => {
    expect(commandOf(press('c', { ctrlKey: true }), false)).toBeNull();
    expect(commandOf(press('c', { altKey: true }), false)).toBeNull();
    expect(commandOf(press('z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
    expect(commandOf(press('z', { metaKey: true }), false)).toBe('undo');
  });

  it('mean one thing each', () => {
    const seen = bindings.map(({ key, mod, shift }) => `${mod} ${shift} ${key}`);
    expect(new Set(seen).size).toBe(seen.length);
    expect(labelOf('redo')).toBe('Ctrl Shift Z');
  });
});

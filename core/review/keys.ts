/** The keys of the review. One table serves the handler, the palette and the list of shortcuts. */

export type ReviewCommand =
  | 'next'
  | 'previous'
  | 'confirm'
  | 'dismiss'
  | 'ask'
  | 'resolve'
  | 'reopen'
  | 'note'
  | 'source'
  | 'formula'
  | 'fold'
  | 'undo'
  | 'redo'
  | 'palette'
  | 'find'
  | 'shortcuts'
  | 'open-file'
  | 'open-project'
  | 'export'
  | 'settings'
  | 'tab-1'
  | 'tab-2'
  | 'tab-3'
  | 'tab-4'
  | 'tab-5'
  | 'tab-6'
  | 'tab-7'
  | 'tab-8'
  | 'tab-9';

export interface Binding {
  command: ReviewCommand;
  /** `KeyboardEvent.key`, lower case for letters. */
  key: string;
  mod: boolean;
  shift: boolean;
  /** What is printed on the key cap. */
  label: string;
  /** Works while a text field has the focus too. */
  whileTyping: boolean;
}

function plain(command: ReviewCommand, key: string, label: string): Binding {
  return { command, key, mod: false, shift: false, label, whileTyping: false };
}

function withMod(command: ReviewCommand, key: string, label: string, whileTyping = false, shift = false): Binding {
  return { command, key, mod: true, shift, label, whileTyping };
}

export const bindings: readonly Binding[] = [
  plain('next', 'j', 'J'),
  plain('previous', 'k', 'K'),
  plain('confirm', 'c', 'C'),
  plain('dismiss', 'd', 'D'),
  plain('ask', 'q', 'Q'),
  plain('resolve', 'r', 'R'),
  plain('reopen', 'o', 'O'),
  plain('note', 'n', 'N'),
  plain('source', 'Enter', 'Enter'),
  plain('formula', 'f', 'F'),
  plain('fold', 'x', 'X'),
  withMod('undo', 'z', 'Ctrl Z'),
  withMod('redo', 'z', 'Ctrl Shift Z', false, true),
  withMod('redo', 'y', 'Ctrl Y'),
  withMod('palette', 'k', 'Ctrl K', true),
  withMod('find', 'f', 'Ctrl F', true),
  withMod('open-file', 'o', 'Ctrl O', true),
  withMod('open-project', 'o', 'Ctrl Shift O', true, true),
  withMod('export', 'e', 'Ctrl E', true),
  withMod('settings', ',', 'Ctrl ,', true),
  { command: 'shortcuts', key: 'F1', mod: false, shift: false, label: 'F1', whileTyping: true },
  withMod('tab-1', '1', 'Ctrl 1', true),
  withMod('tab-2', '2', 'Ctrl 2', true),
  withMod('tab-3', '3', 'Ctrl 3', true),
  withMod('tab-4', '4', 'Ctrl 4', true),
  withMod('tab-5', '5', 'Ctrl 5', true),
  withMod('tab-6', '6', 'Ctrl 6', true),
  withMod('tab-7', '7', 'Ctrl 7', true),
  withMod('tab-8', '8', 'Ctrl 8', true),
  withMod('tab-9', '9', 'Ctrl 9', true),
];

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** An input method is composing: its keys are text, never commands. */
  isComposing: boolean;
  keyCode?: number;
}

/** The command of a key press, or null. `typing` says that a text field has the focus. */
export function commandOf(press: KeyPress, typing: boolean): ReviewCommand | null {
  if (press.isComposing || press.keyCode === 229 || press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  for (const binding of bindings) {
    if (binding.key !== key || binding.mod !== mod || binding.shift !== press.shiftKey) continue;
    if (typing && !binding.whileTyping) continue;
    return binding.command;
  }
  return null;
}

/** The key cap of a command. */
export function labelOf(command: ReviewCommand): string {
  return bindings.find((binding) => binding.command === command)?.label ?? '';
}

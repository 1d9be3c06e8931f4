import { useEffect, useRef } from 'react';
import { commandOf, type ReviewCommand } from '../../core/review/keys.ts';
import { useBackend } from '../api/backend.ts';
import { ui } from './ui.ts';
import { type AppCommand, useCommands } from './useCommands.ts';

/** True where keys are text: in a field, in a cell that is edited. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.dataset.catcher) return false;
  if (target.isContentEditable) return true;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  if (target.tagName !== 'INPUT') return false;
  const type = (target as HTMLInputElement).type;
  return type !== 'checkbox' && type !== 'radio' && type !== 'button';
}

/** Tabs in which single keys decide on findings; elsewhere they belong to the grid. */
function keysDecide(target: EventTarget | null): boolean {
  const { tab } = ui.get();
  if (tab === 'findings') return true;
  if (tab !== 'source') return target instanceof HTMLElement && target.closest('[data-keys="review"]') !== null;
  return true;
}

const everywhere: ReadonlySet<ReviewCommand> = new Set([
  'undo',
  'redo',
  'palette',
  'find',
  'open-file',
  'open-project',
  'export',
  'settings',
  'shortcuts',
]);

const menuCommands: ReadonlySet<string> = new Set<AppCommand>([
  'undo',
  'redo',
  'palette',
  'find',
  'export',
  'settings',
  'shortcuts',
  'open-project',
  'open-sample',
  'save-copy',
  'theme',
  'language',
]);

/** The keyboard of the window, and the application's menu where there is one. */
export function useShortcuts(): void {
  const { host } = useBackend();
  const run = useCommands();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandOf(event, isTyping(event.target));
      if (!command) return;
      const global = everywhere.has(command) || command.startsWith('tab-');
      const inDialog = document.querySelector(
        '[role="dialog"][aria-modal="true"], .mantine-Modal-content, .mantine-Menu-dropdown',
      );
      if (inDialog && command !== 'palette') return;
      if (!global && !keysDecide(event.target)) return;
      // On a cell of free text a letter is the beginning of that text.
      const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
      if (letter && event.target instanceof HTMLElement && event.target.closest('.takes-text')) return;
      // The note was asked for and opens in a moment: what is typed meanwhile is meant for it, not for us.
      if (!global && ui.get().noteWish !== null) {
        event.preventDefault();
        return;
      }
      // Enter presses a focused button; it opens the source only from the grid or from nowhere.
      if (
        command === 'source' &&
        event.target instanceof HTMLElement &&
        event.target.closest('button, a, [role="treeitem"], [role="tab"]')
      )
        return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    host.onMenu((command) => {
      if (command === 'open') latest.current('open-file');
      else if (menuCommands.has(command)) latest.current(command as AppCommand);
    });
  }, [host]);
}

import { useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { neighbour } from '../../core/review/arrange.ts';
import type { ReviewCommand } from '../../core/review/keys.ts';
import { useActions } from '../api/actions.ts';
import { useDecisions } from '../features/evidence/useDecisions.ts';
import { useArranged } from '../features/findings/useArranged.tsx';
import { useChecksFile } from '../features/rules/useChecksFile.ts';
import { useReadOnly, useSession } from './session.tsx';
import { selectFinding, tabs, toggleFold, ui, wholeTabs, wishNote } from './ui.ts';
import { useProjectMenu } from './useProjectMenu.ts';

/** What keys, the palette and the application's menu can ask for. */
export type AppCommand =
  | ReviewCommand
  | 'open-sample'
  | 'save-copy'
  | 'close-project'
  | 'theme'
  | 'language'
  | 'new-query'
  | 'compare'
  | 'import-checks'
  | 'export-checks';

/** Does what a command asks for. */
export function useCommands(): (command: AppCommand) => void {
  const { undo, redo, pickAndTake, openSample, saveSettings } = useActions();
  const { saveCopy, close } = useProjectMenu();
  const { rows } = useArranged();
  const { settings } = useSession();
  const { colorScheme } = useMantineColorScheme();
  const decide = useDecisions();
  const readOnly = useReadOnly();
  const { importChecks, exportChecks } = useChecksFile();

  return (command) => {
    const state = ui.get();
    switch (command) {
      case 'next':
      case 'previous': {
        const next = neighbour(rows, state.findingId, command === 'next' ? 1 : -1);
        if (next !== null) selectFinding(next);
        return;
      }
      case 'confirm':
      case 'ask':
      case 'resolve':
      case 'reopen':
      case 'dismiss':
        if (!readOnly) decide(command);
        return;
      case 'note':
        if (!readOnly) wishNote();
        return;
      case 'formula':
        ui.set({ formulaWish: state.formulaWish + 1, rightShown: true });
        return;
      case 'source':
        if (state.findingId !== null) ui.set({ tab: state.tab === 'source' ? 'findings' : 'source' });
        return;
      case 'fold':
        if (state.findingId !== null) toggleFold(state.findingId);
        return;
      case 'undo':
        if (!readOnly) void undo();
        return;
      case 'redo':
        if (!readOnly) void redo();
        return;
      case 'palette':
        spotlight.toggle();
        return;
      case 'find': {
        const away = wholeTabs.has(state.tab);
        ui.set({ searchWish: state.searchWish + 1, ...(away ? { tab: 'source' as const } : {}) });
        return;
      }
      case 'open-file':
        void pickAndTake('filing');
        return;
      case 'open-project':
        void pickAndTake('project');
        return;
      case 'open-sample':
        void openSample();
        return;
      case 'save-copy':
        void saveCopy();
        return;
      case 'close-project':
        void close();
        return;
      case 'export':
        ui.set({ exportOpen: true });
        return;
      case 'theme':
        void saveSettings({ theme: isDark(colorScheme) ? 'light' : 'dark' });
        return;
      case 'language':
        void saveSettings({ language: settings.language === 'zh' ? 'en' : 'zh' });
        return;
      case 'new-query':
        if (!readOnly) ui.set({ dialog: { kind: 'query', check: null } });
        return;
      case 'compare':
        ui.set({ dialog: { kind: 'others' } });
        return;
      case 'import-checks':
        if (!readOnly) void importChecks();
        return;
      case 'export-checks':
        void exportChecks();
        return;
      case 'settings':
        ui.set({ dialog: { kind: 'settings' } });
        return;
      case 'shortcuts':
        ui.set({ dialog: { kind: 'shortcuts' } });
        return;
      default: {
        const tab = tabs[Number(command.slice(4)) - 1];
        if (tab) ui.set({ tab });
      }
    }
  };
}

function isDark(scheme: string): boolean {
  if (scheme !== 'auto') return scheme === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

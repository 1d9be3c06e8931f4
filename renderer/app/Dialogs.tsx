import { DismissDialog } from '../features/evidence/DismissDialog.tsx';
import { OthersDialog } from '../features/overview/OthersDialog.tsx';
import { QueryDialog } from '../features/rules/QueryDialog.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { ShortcutsDialog } from '../features/settings/ShortcutsDialog.tsx';
import { SplitDialog } from '../features/tables/SplitDialog.tsx';
import { UnitDialog } from '../features/tables/UnitDialog.tsx';
import { PasswordDialog } from '../features/welcome/PasswordDialog.tsx';
import { ui, useUi } from './ui.ts';

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useUi((state) => state.dialog);
  const close = () => ui.set({ dialog: null });
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'settings':
      return <SettingsDialog close={close} />;
    case 'shortcuts':
      return <ShortcutsDialog close={close} />;
    case 'dismiss':
      return <DismissDialog findingIds={dialog.findingIds} close={close} />;
    case 'password':
      return <PasswordDialog {...dialog} close={close} />;
    case 'reread-password':
      return <PasswordDialog {...dialog} close={close} />;
    case 'unit':
      return <UnitDialog {...dialog} close={close} />;
    case 'others':
      return <OthersDialog close={close} />;
    case 'query':
      return <QueryDialog {...dialog} close={close} />;
    case 'split-cell':
      return <SplitDialog {...dialog} close={close} />;
  }
}

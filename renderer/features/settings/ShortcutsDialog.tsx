import { Modal } from '@mantine/core';
import { labelOf, type ReviewCommand } from '../../../core/review/keys.ts';
import { useWords } from '../../i18n/index.ts';

const review: readonly ReviewCommand[] = ['confirm', 'dismiss', 'ask', 'resolve', 'reopen', 'note'];
const move: readonly ReviewCommand[] = ['next', 'previous', 'source', 'formula', 'fold', 'find'];
const general: readonly ReviewCommand[] = [
  'palette',
  'undo',
  'redo',
  'open-file',
  'open-project',
  'export',
  'settings',
  'shortcuts',
];

/** Every key of the window, from the same table that the keys are read by. */
export function ShortcutsDialog({ close }: { close: () => void }) {
  const { t } = useWords();
  const list = (title: string, commands: readonly ReviewCommand[], more: [string, string][] = []) => (
    <section>
      <h3>{title}</h3>
      <dl>
        {commands.map((command) => (
          <Line key={command} keys={labelOf(command)} what={t(`shortcuts.commands.${command as 'undo'}`)} />
        ))}
        {more.map(([keys, what]) => (
          <Line key={keys} keys={keys} what={what} />
        ))}
      </dl>
    </section>
  );
  return (
    <Modal
      opened
      onClose={close}
      title={t('shortcuts.title')}
      size={720}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="keys-list">
        {list(t('shortcuts.review'), review, [['Ctrl / Shift + ↑↓', t('shortcuts.select')]])}
        {list(t('shortcuts.move'), move, [['Ctrl 1–9', t('shortcuts.tabsRow')]])}
        {list(t('shortcuts.general'), general, [['Esc', t('shortcuts.escape')]])}
        {list(
          t('shortcuts.cells'),
          [],
          [
            ['F2', t('shortcuts.edit')],
            ['Enter / Tab', t('shortcuts.editNext')],
          ],
        )}
      </div>
    </Modal>
  );
}

function Line({ keys, what }: { keys: string; what: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <kbd>{keys}</kbd>
      </dd>
    </div>
  );
}

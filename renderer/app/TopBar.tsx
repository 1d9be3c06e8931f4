import { Menu } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconSearch,
} from '@tabler/icons-react';
import { useActions } from '../api/actions.ts';
import { useHistoryState } from '../api/filing.ts';
import { useWords } from '../i18n/index.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { useFiling, useReadOnly, useSession } from './session.tsx';
import { ui, useUi } from './ui.ts';
import { useProjectMenu } from './useProjectMenu.ts';

/** Brand, where one is, search, undo, export. */
export function TopBar() {
  const { t, say } = useWords();
  const { project } = useSession();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { data: steps } = useHistoryState(project !== null);
  const { undo, redo } = useActions();
  const leftShown = useUi((state) => state.leftShown);
  const rightShown = useUi((state) => state.rightShown);
  const undoTitle = steps?.undo ? t('top.undoWhat', { what: say(steps.undo) }) : t('top.nothingToUndo');
  const redoTitle = steps?.redo ? t('top.redoWhat', { what: say(steps.redo) }) : t('top.nothingToRedo');

  return (
    <header className="top">
      {filing ? (
        <button
          type="button"
          className="icon-btn"
          style={{ marginLeft: -6 }}
          aria-label={t('top.toggleLeft')}
          aria-pressed={leftShown}
          title={t('top.toggleLeft')}
          onClick={() => ui.set({ leftShown: !leftShown })}
        >
          <IconLayoutSidebar size={17} stroke={1.6} />
        </button>
      ) : null}
      <span className="brand">
        <i>{t('app.brandA')}</i>
        {t('app.brandB')}
      </span>
      {project ? (
        <span className="crumb" title={project.path}>
          <span className="cut">{project.name}</span>
          {filing && filing.name !== project.name ? (
            <>
              <span aria-hidden>·</span>
              <b className="cut">{filing.name}</b>
            </>
          ) : null}
        </span>
      ) : null}
      <button type="button" className="find" onClick={() => spotlight.open()}>
        <span className="cut" style={{ display: 'inline-flex', gap: 7, alignItems: 'center' }}>
          <IconSearch size={14} aria-hidden />
          <span className="cut">{t('top.search')}</span>
        </span>
        <kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        className="btn"
        disabled={readOnly || !steps?.undo}
        title={undoTitle}
        aria-label={undoTitle}
        onClick={() => void undo()}
      >
        <IconArrowBackUp size={15} aria-hidden />
        {t('top.undo')}
        <kbd className="hide-narrow">Ctrl Z</kbd>
      </button>
      <button
        type="button"
        className="icon-btn"
        disabled={readOnly || !steps?.redo}
        title={redoTitle}
        aria-label={redoTitle}
        onClick={() => void redo()}
      >
        <IconArrowForwardUp size={17} />
      </button>
      <ExportMenu />
      <MoreMenu />
      {filing ? (
        <button
          type="button"
          className="icon-btn"
          aria-label={t('top.toggleRight')}
          aria-pressed={rightShown}
          title={t('top.toggleRight')}
          onClick={() => ui.set({ rightShown: !rightShown })}
        >
          <IconLayoutSidebarRight size={17} stroke={1.6} />
        </button>
      ) : null}
    </header>
  );
}

function MoreMenu() {
  const { t } = useWords();
  const { project } = useSession();
  const { pickAndTake } = useActions();
  const { saveCopy, close } = useProjectMenu();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="icon-btn" aria-label={t('top.menu')} title={t('top.menu')}>
          <IconDots size={18} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<kbd className="menu-keys">Ctrl O</kbd>} onClick={() => void pickAndTake('filing')}>
          {t('top.openFiling')}
        </Menu.Item>
        <Menu.Item onClick={() => void pickAndTake('project')}>{t('top.openProject')}</Menu.Item>
        <Menu.Item disabled={!project} onClick={() => void saveCopy()}>
          {t('top.saveCopy')}
        </Menu.Item>
        <Menu.Item disabled={!project} onClick={() => void close()}>
          {t('top.closeProject')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          rightSection={<kbd className="menu-keys">Ctrl ,</kbd>}
          onClick={() => ui.set({ dialog: { kind: 'settings' } })}
        >
          {t('top.settings')}
        </Menu.Item>
        <Menu.Item
          rightSection={<kbd className="menu-keys">F1</kbd>}
          onClick={() => ui.set({ dialog: { kind: 'shortcuts' } })}
        >
          {t('top.shortcuts')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

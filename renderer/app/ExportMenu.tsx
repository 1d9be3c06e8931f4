import { Menu } from '@mantine/core';
import { IconChevronDown, IconFileSpreadsheet, IconFileText, IconFileTypography } from '@tabler/icons-react';
import { useActions } from '../api/actions.ts';
import { useArranged } from '../features/findings/useArranged.tsx';
import { useWords } from '../i18n/index.ts';
import { useFiling } from './session.tsx';
import { ui, useUi } from './ui.ts';

/** Every way out of the project, named after the filing. */
export function ExportMenu() {
  const { t, language } = useWords();
  const filing = useFiling();
  const { exportFiling } = useActions();
  const { findings, unfiltered } = useArranged();
  const open = useUi((state) => state.exportOpen);
  const stem = filing ? filing.name.replace(/\.[^.]{1,5}$/, '') : '';
  const shownIds = findings.map((row) => row.id);

  return (
    <Menu
      position="bottom-end"
      disabled={!filing}
      opened={open && filing !== null}
      onChange={(exportOpen) => ui.set({ exportOpen })}
    >
      <Menu.Target>
        <button type="button" className="btn primary" disabled={!filing} title={filing ? undefined : t('export.none')}>
          {t('top.export')}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      {filing ? (
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileSpreadsheet size={16} />}
            onClick={() => void exportFiling(filing.id, { kind: 'xlsx' }, `${stem}.xlsx`, language)}
          >
            {t('export.xlsx')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileTypography size={16} />}
            onClick={() => void exportFiling(filing.id, { kind: 'html' }, `${stem}.html`, language)}
          >
            {t('export.html')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconFileText size={16} />}
            onClick={() =>
              void exportFiling(filing.id, { kind: 'findings-csv' }, `${stem}-${t('export.findings')}.csv`, language)
            }
          >
            {t('export.csvAll')}
          </Menu.Item>
          {unfiltered || shownIds.length === 0 ? null : (
            <Menu.Item
              leftSection={<IconFileText size={16} />}
              onClick={() =>
                void exportFiling(
                  filing.id,
                  { kind: 'findings-csv', findingIds: shownIds },
                  `${stem}-${t('export.findings')}.csv`,
                  language,
                )
              }
            >
              {t('export.csvShown', { count: shownIds.length })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      ) : null}
    </Menu>
  );
}

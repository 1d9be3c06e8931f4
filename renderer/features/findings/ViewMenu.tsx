import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupBy } from '../../../core/review/arrange.ts';
import { ui, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { optionalColumns, shownColumns, toggleColumn } from './gridColumns.ts';

/** How the findings are laid out: groups and columns. */
export function ViewMenu() {
  const { t } = useWords();
  const groupBy = useUi((state) => state.groupBy);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const names: Record<GroupBy, string> = {
    none: t('findings.groupNone'),
    rule: t('findings.groupRule'),
    section: t('findings.groupSection'),
    severity: t('findings.groupSeverity'),
  };
  const tick = (on: boolean) => <IconCheck size={14} style={{ visibility: on ? 'visible' : 'hidden' }} />;
  return (
    <Menu position="bottom-end" onOpen={() => setShown(shownColumns())}>
      <Menu.Target>
        <button type="button" className={groupBy === 'none' ? 'pill' : 'pill on'}>
          {groupBy === 'none' ? t('findings.groupBy') : names[groupBy]}
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('findings.groupBy')}</Menu.Label>
        {(Object.keys(names) as GroupBy[]).map((one) => (
          <Menu.Item key={one} leftSection={tick(one === groupBy)} onClick={() => ui.set({ groupBy: one })}>
            {names[one]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('findings.columns')}</Menu.Label>
        {optionalColumns.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={shown.has(column)}
            onChange={() => {
              toggleColumn(column);
              setShown(shownColumns());
            }}
          >
            {t(`findings.${column}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { Place } from '../../../core/model/text.ts';
import { ui, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { PointMenu } from '../../ui/PointMenu.tsx';
import { usePick } from './usePick.ts';

/** Opens the menu of a table's cell in the source. */
export function openPickMenu(event: MouseEvent<HTMLElement>, place: Place): void {
  if ((window.getSelection()?.toString() ?? '') !== '') return;
  event.preventDefault();
  event.stopPropagation();
  ui.set({ pickMenu: { place, x: event.clientX, y: event.clientY } });
}

/** The menu of a table's cell in the source: takes its number into a check. */
export function PickMenu({ filingId }: { filingId: number }) {
  const { t } = useWords();
  const at = useUi((state) => state.pickMenu);
  const pick = usePick();
  if (!at) return null;
  return (
    <PointMenu at={at} close={() => ui.set({ pickMenu: null })}>
      <Menu.Item leftSection={<IconPlus size={14} />} onClick={() => void pick(filingId, at.place)}>
        {t('rules.addCell')}
      </Menu.Item>
    </PointMenu>
  );
}

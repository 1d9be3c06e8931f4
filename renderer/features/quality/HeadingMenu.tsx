import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useActions } from '../../api/actions.ts';
import { useBlocks } from '../../api/filing.ts';
import { useReadOnly } from '../../app/session.tsx';
import { ui, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { PointMenu } from '../../ui/PointMenu.tsx';
import { PickItems } from '../rules/PickItems.tsx';

/** How the number of a heading of each level looks, from 1 to 8. */
const forms = ['第一节', '一、', '（一）', '1、', '（1）', '①', '1）', 'A、'];

/** Sets the level of a heading, makes text a heading, or a heading text. */
export function HeadingMenu({ filingId }: { filingId: number }) {
  const { t } = useWords();
  const at = useUi((state) => state.headingMenu);
  const readOnly = useReadOnly();
  const { data } = useBlocks(filingId);
  const { correct } = useActions();
  const block = at === null ? undefined : data?.find((one) => one.index === at.block);
  if (!at || !block || readOnly || block.kind === 'table') return null;
  const set = (level: number | null) => void correct(filingId, { kind: 'heading', block: block.index, level });
  const isHeading = block.kind === 'heading';
  return (
    <PointMenu at={at} close={() => ui.set({ headingMenu: null })} label={t('quality.setLevel')}>
      <Menu.Label className="cut menu-words">{block.text.slice(0, 40)}</Menu.Label>
      <PickItems filingId={filingId} block={block.index} text={block.text} offset={at.offset} />
      {forms.map((form, index) => {
        const level = index + 1;
        const current = isHeading && block.level === level;
        return (
          <Menu.Item
            key={level}
            disabled={current}
            leftSection={current ? <IconCheck size={14} /> : <span className="menu-gap" />}
            rightSection={<span className="faint">{form}</span>}
            onClick={() => set(level)}
          >
            {t('quality.level', { level })}
          </Menu.Item>
        );
      })}
      <Menu.Divider />
      <Menu.Item disabled={!isHeading} leftSection={<span className="menu-gap" />} onClick={() => set(null)}>
        {t('quality.plainText')}
      </Menu.Item>
    </PointMenu>
  );
}

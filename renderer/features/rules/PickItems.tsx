import { Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../i18n/index.ts';
import { usePick } from './usePick.ts';

/** Numbers of a paragraph that its menu offers where none was pointed at. */
const mostOffered = 6;

/** Menu items that take a paragraph's numbers into a check: the one pointed at, or the first ones. */
export function PickItems(props: { filingId: number; block: number; text: string; offset: number | null }) {
  const { t } = useWords();
  const pick = usePick();
  const all = [...props.text.matchAll(/\d[\d,.]*[%％]?/g)].map((match) => ({ start: match.index, raw: match[0] }));
  const { offset } = props;
  const aimed = offset === null ? [] : all.filter(({ start, raw }) => start <= offset && offset <= start + raw.length);
  const offered = aimed.length > 0 ? aimed.slice(0, 1) : all.slice(0, mostOffered);
  if (offered.length === 0) return null;
  return (
    <>
      {offered.map(({ start, raw }) => (
        <Menu.Item
          key={start}
          leftSection={<IconPlus size={14} />}
          onClick={() => void pick(props.filingId, { in: 'block', block: props.block, start, end: start + raw.length })}
        >
          {t('rules.addNumber', { raw })}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

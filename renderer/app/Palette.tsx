import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ruleNames } from '../../core/contract/labels.ts';
import { noFilter } from '../../core/review/filter.ts';
import { labelOf, type ReviewCommand } from '../../core/review/keys.ts';
import { useSections, useTables } from '../api/filing.ts';
import { useArranged } from '../features/findings/useArranged.tsx';
import { placeLabel, placesLabel } from '../i18n/format.ts';
import { useWords } from '../i18n/index.ts';
import { sectionName } from '../i18n/sectionName.ts';
import { SeverityChip } from '../ui/parts.tsx';
import { useFiling } from './session.tsx';
import { jumpTo, selectFinding, setFilter, tabs, ui } from './ui.ts';
import { type AppCommand, useCommands } from './useCommands.ts';

const offered: readonly AppCommand[] = [
  'open-file',
  'open-project',
  'open-sample',
  'save-copy',
  'close-project',
  'export',
  'compare',
  'new-query',
  'import-checks',
  'export-checks',
  'undo',
  'redo',
  'find',
  'theme',
  'language',
  'settings',
  'shortcuts',
];

/** Commands that make no sense without a filing. */
const ofFiling: ReadonlySet<AppCommand> = new Set(['compare', 'new-query', 'import-checks', 'export-checks']);

/** How many of each kind are offered; typing narrows them down. */
const most = 8;

/** Ctrl+K: everything in the window by its name. */
export function Palette() {
  const { t, say } = useWords();
  const filing = useFiling();
  const run = useCommands();
  const { all } = useArranged();
  const { data: sections } = useSections(filing?.id ?? null);
  const { data: tables } = useTables(filing?.id ?? null);
  const [query, setQuery] = useState('');
  const groups = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (text: string) => {
      const low = text.toLowerCase();
      return words.every((word) => low.includes(word));
    };
    const list: SpotlightActionGroupData[] = [];
    const add = (group: string, actions: SpotlightActionGroupData['actions']) => {
      if (actions.length > 0) list.push({ group, actions });
    };
    if (filing && words.length > 0) {
      const findings = all.filter((row) =>
        fits(`${say(row.title)} ${say(ruleNames[row.rule])} ${row.stated} ${row.expected} ${row.note}`),
      );
      add(
        t('palette.findings'),
        findings.slice(0, most).map((row) => ({
          id: `finding-${row.id}`,
          label: say(row.title),
          description: `${say(ruleNames[row.rule])} · ${placesLabel(t, row.places)}`,
          rightSection: <SeverityChip severity={row.severity} />,
          onClick: () => {
            ui.set({ tab: 'findings' });
            setFilter(noFilter);
            selectFinding(row.id);
          },
        })),
      );
      add(
        t('palette.sections'),
        (sections ?? [])
          .filter((row) => fits(`${row.number} ${row.title}`))
          .slice(0, most)
          .map((row) => ({
            id: `section-${row.id}`,
            label: sectionName(row),
            description: placeLabel(t, row),
            onClick: () => {
              ui.set({ section: row.index, tab: 'source' });
              jumpTo(row.block, null);
            },
          })),
      );
      add(
        t('palette.tables'),
        (tables ?? [])
          .filter((row) => fits(row.title))
          .slice(0, most)
          .map((row) => ({
            id: `table-${row.id}`,
            label: row.title === '' ? t('tables.untitled') : row.title,
            description: `${row.rows} × ${row.columns} · ${placeLabel(t, row)}`,
            onClick: () => ui.set({ tab: 'tables', table: row.index }),
          })),
      );
    }
    if (filing) {
      add(
        t('palette.views'),
        tabs
          .filter((tab) => fits(t(`tabs.${tab}`)))
          .map((tab, index) => ({
            id: `view-${tab}`,
            label: t(`tabs.${tab}`),
            rightSection: <kbd>Ctrl {index + 1}</kbd>,
            onClick: () => ui.set({ tab }),
          })),
      );
    }
    add(
      t('palette.commands'),
      offered
        .filter((command) => filing !== null || !ofFiling.has(command))
        .filter((command) => fits(t(`shortcuts.commands.${command as 'undo'}`)))
        .map((command) => {
          const label = labelOf(command as ReviewCommand);
          return {
            id: `command-${command}`,
            label: t(`shortcuts.commands.${command as 'undo'}`),
            ...(label === '' ? {} : { rightSection: <kbd>{label}</kbd> }),
            onClick: () => run(command),
          };
        }),
    );
    return list;
  }, [query, filing, all, sections, tables, t, say, run]);

  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      filter={(_query, actions) => actions}
      nothingFound={t('palette.nothing')}
      shortcut={null}
      scrollable
      maxHeight={440}
      size={620}
      yOffset={70}
      radius={12}
      overlayProps={{ backgroundOpacity: 0.32, blur: 0 }}
      transitionProps={{ duration: 0 }}
      searchProps={{
        leftSection: <IconSearch size={17} stroke={1.6} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}

import { IconTableOff } from '@tabler/icons-react';
import { Panel, Separator } from 'react-resizable-panels';
import { useTables } from '../../api/filing.ts';
import { RememberedGroup } from '../../app/RememberedGroup.tsx';
import { useFiling } from '../../app/session.tsx';
import { useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';
import { TableList } from './TableList.tsx';
import { TableSheet } from './TableSheet.tsx';

/** All tables read, and the chosen one to check and correct. */
export function TablesView() {
  const { t } = useWords();
  const filing = useFiling();
  const chosen = useUi((state) => state.table);
  const { data, isLoading, error, refetch } = useTables(filing?.id ?? null);
  if (isLoading) return <Skeleton rows={9} label={t('tables.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || data.length === 0 || !filing) {
    return <Empty icon={<IconTableOff size={28} stroke={1.4} />} title={t('tables.none')} />;
  }
  const worst = data.find((table) => table.checks.fail > 0) ?? data[0];
  const shown = data.some((table) => table.index === chosen) ? chosen : (worst?.index ?? null);
  return (
    <RememberedGroup name="tables" orientation="horizontal">
      <Panel id="table-list" defaultSize={250} minSize={170} maxSize={520} groupResizeBehavior="preserve-pixel-size">
        <TableList tables={data} chosen={shown} />
      </Panel>
      <Separator className="split-v" />
      <Panel id="table-sheet" minSize={260}>
        {shown === null ? (
          <Empty title={t('tables.pick')} />
        ) : (
          <TableSheet key={`${filing.id}:${shown}`} filingId={filing.id} table={shown} />
        )}
      </Panel>
    </RememberedGroup>
  );
}

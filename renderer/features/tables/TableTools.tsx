import { Menu } from '@mantine/core';
import { IconChevronDown, IconPlus, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import type { CorrectionRequest } from '../../../core/contract/methods.ts';
import type { TableDetail } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useBlocks, useTables } from '../../api/filing.ts';
import { ui } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { PointMenu } from '../../ui/PointMenu.tsx';
import { usePick } from '../rules/usePick.ts';

interface At {
  row: number;
  column: number;
}

interface Props {
  filingId: number;
  detail: TableDetail;
  /** The cell in focus. */
  at: At | null;
}

/** What can be set right of a table as it was read, behind a button. */
export function TableTools(props: Props) {
  const { t } = useWords();
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <button type="button" className="btn small">
          <IconTool size={14} aria-hidden /> {t('tableTools.button')} <IconChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="scroll tools-menu">
        <Items {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same, where a cell was pressed with the other mouse button or the menu key. */
export function TableToolsAt(props: Props & { point: { x: number; y: number }; close: () => void }) {
  return (
    <PointMenu at={props.point} close={props.close} className="scroll tools-menu">
      <Items {...props} cellFirst />
    </PointMenu>
  );
}

function Items({ filingId, detail, at, cellFirst = false }: Props & { cellFirst?: boolean }) {
  const { t } = useWords();
  const { correct } = useActions();
  const { data: blocks } = useBlocks(filingId);
  const { data: tables } = useTables(filingId);
  const [now] = useState(() => ({ detail, at }));
  const { index: table, block } = now.detail.summary;
  const { headerRows, rows, columns, columnUnits } = now.detail;
  const cell = now.at === null ? undefined : rows[now.at.row]?.cells[now.at.column];
  const do_ = (correction: CorrectionRequest) => () => void correct(filingId, correction);
  const textAt = (index: number) => {
    const beside = blocks?.[index];
    return beside && beside.kind !== 'table' ? beside.text : null;
  };
  const above = textAt(block - 1);
  const below = textAt(block + 1);
  const next = tables?.find((one) => one.index === table + 1);
  const touching = next !== undefined && next.block === block + 1;
  const cellItems =
    now.at === null || !cell ? null : (
      <CellItems
        filingId={filingId}
        table={table}
        at={now.at}
        text={cell.text}
        splittable={!cell.edited && !cell.spanned && cell.text.trim().length > 1}
        last={now.at.column + 1 >= columns.length}
        name={columns[now.at.column] ?? ''}
        unit={columnUnits[now.at.column] ?? null}
      />
    );
  return (
    <>
      {cellFirst ? (
        <>
          {cellItems}
          <Menu.Divider />
        </>
      ) : null}
      <Menu.Label>{t('tableTools.bounds')}</Menu.Label>
      <Menu.Item disabled={above === null} onClick={do_({ kind: 'take-in', table, side: 'before' })}>
        {t('tableTools.takeBefore')}
      </Menu.Item>
      <Menu.Item disabled={below === null} onClick={do_({ kind: 'take-in', table, side: 'after' })}>
        {t('tableTools.takeAfter')}
      </Menu.Item>
      <Menu.Item onClick={do_({ kind: 'give-back', table, side: 'first', row: 0 })}>
        {t('tableTools.giveFirst')}
      </Menu.Item>
      <Menu.Item onClick={do_({ kind: 'give-back', table, side: 'last', row: rows.length - 1 })}>
        {t('tableTools.giveLast')}
      </Menu.Item>
      <Menu.Item onClick={do_({ kind: 'give-back', table, side: 'last', row: 0 })}>{t('tableTools.giveAll')}</Menu.Item>
      <Menu.Item
        disabled={now.at === null || now.at.row === 0}
        onClick={() => {
          if (now.at) void correct(filingId, { kind: 'split-table', table, row: now.at.row });
        }}
      >
        {now.at === null || now.at.row === 0
          ? t('tableTools.splitHere')
          : t('tableTools.splitAt', { row: now.at.row - headerRows + 1 })}
      </Menu.Item>
      <Menu.Item disabled={!touching} onClick={do_({ kind: 'join-tables', table })}>
        {t('tableTools.join')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{t('tableTools.header', { count: headerRows })}</Menu.Label>
      <Menu.Item
        disabled={headerRows + 1 >= rows.length || headerRows >= 8}
        onClick={do_({ kind: 'header-rows', table, count: headerRows + 1 })}
      >
        {t('tableTools.headerMore')}
      </Menu.Item>
      <Menu.Item disabled={headerRows === 0} onClick={do_({ kind: 'header-rows', table, count: headerRows - 1 })}>
        {t('tableTools.headerLess')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        onClick={() =>
          ui.set({ dialog: { kind: 'unit', table, column: null, name: '', unit: now.detail.summary.unit } })
        }
      >
        {t('tableTools.unit')}
      </Menu.Item>
      {cellFirst || cellItems === null ? null : <Menu.Divider />}
      {cellFirst ? null : cellItems}
    </>
  );
}

function CellItems(props: {
  filingId: number;
  table: number;
  at: At;
  text: string;
  splittable: boolean;
  last: boolean;
  name: string;
  unit: string | null;
}) {
  const { t } = useWords();
  const { correct } = useActions();
  const pick = usePick();
  const { filingId, table, at, text, name, unit } = props;
  const join = (whole: boolean) => () => void correct(filingId, { kind: 'join-cells', table, ...at, whole });
  return (
    <>
      <Menu.Label className="cut menu-words">{text === '' ? t('tableTools.emptyCell') : text.slice(0, 40)}</Menu.Label>
      <Menu.Item
        leftSection={<IconPlus size={14} />}
        disabled={!/\d/.test(text)}
        onClick={() => void pick(filingId, { in: 'cell', table, ...at, start: 0, end: text.length })}
      >
        {t('rules.addCell')}
      </Menu.Item>
      <Menu.Item
        disabled={!props.splittable}
        onClick={() => ui.set({ dialog: { kind: 'split-cell', table, ...at, text } })}
      >
        {t('tableTools.splitCell')}
      </Menu.Item>
      <Menu.Item onClick={() => ui.set({ dialog: { kind: 'unit', table, column: at.column, name, unit } })}>
        {t('tableTools.columnUnit')}
      </Menu.Item>
      <Menu.Item disabled={props.last} onClick={join(false)}>
        {t('tableTools.joinCells')}
      </Menu.Item>
      <Menu.Item disabled={props.last} onClick={join(true)}>
        {t('tableTools.joinColumns')}
      </Menu.Item>
    </>
  );
}

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { TableSummary } from '../../../core/contract/rows.ts';
import { jumpTo, ui } from '../../app/ui.ts';
import { placeLabel } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { Empty } from '../../ui/parts.tsx';

/** Confidence below which a table's bounds are called doubtful. */
const doubtful = 0.6;

/** The tables by title, with size, unit and how their checks came out. */
export function TableList({ tables, chosen }: { tables: readonly TableSummary[]; chosen: number | null }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [failing, setFailing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
    return tables.filter((table) => {
      if (failing && table.checks.fail === 0) return false;
      const hay = `${table.title} ${table.unit ?? ''} ${table.id}`.toLowerCase();
      return parts.every((part) => hay.includes(part));
    });
  }, [tables, text, failing]);
  const fails = useMemo(() => tables.filter((table) => table.checks.fail > 0).length, [tables]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice comes into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const choose = (table: TableSummary) => {
    ui.set({ table: table.index });
    jumpTo(table.block, null);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = shown.findIndex((table) => table.index === chosen);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))];
    if (next) choose(next);
  };
  return (
    <div className="pane">
      <div className="toolbar">
        <input
          className="field grow"
          type="search"
          placeholder={t('tables.filter')}
          aria-label={t('tables.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button
          type="button"
          className="pill"
          aria-pressed={failing}
          title={t('tables.withFail')}
          onClick={() => setFailing(!failing)}
        >
          <span className="check fail">
            <b aria-hidden>✗</b>
          </span>
          <span className="sr">{t('tables.withFail')}</span> <b>{fails}</b>
        </button>
      </div>
      {shown.length === 0 ? (
        <Empty title={t('palette.nothing')} />
      ) : (
        <div
          className="table-list scroll"
          role="listbox"
          tabIndex={0}
          aria-label={t('tables.list')}
          ref={list}
          onKeyDown={onKey}
        >
          {shown.map((table) => (
            <div
              key={table.index}
              role="option"
              tabIndex={-1}
              aria-selected={table.index === chosen}
              className={table.index === chosen ? 'table-item on' : 'table-item'}
              onClick={() => choose(table)}
              onKeyDown={undefined}
            >
              <span className="cut name" title={table.title}>
                {table.title === '' ? t('tables.untitled') : table.title}
              </span>
              <span className="facts">
                {placeLabel(t, table)} · {table.rows}×{table.columns}
                {table.unit ? ` · ${table.unit}` : ''}
                {table.edited > 0 ? (
                  <i className="edited-dot" title={t('tables.edited', { count: table.edited })} />
                ) : null}
                {table.confidence < doubtful ? <i title={t('tables.doubtful')}>?</i> : null}
                <Ticks checks={table.checks} />
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Ticks({ checks }: { checks: TableSummary['checks'] }) {
  const { t } = useWords();
  const title = t('tables.ticks', {
    pass: checks.pass,
    rounding: checks.rounding,
    fail: checks.fail,
    notCheckable: checks['not-checkable'],
  });
  return (
    <span className="ticks" title={title} aria-label={title} role="img">
      {checks.pass > 0 ? <span className="check pass">✓{checks.pass}</span> : null}
      {checks.rounding > 0 ? <span className="check rounding">~{checks.rounding}</span> : null}
      {checks.fail > 0 ? <span className="check fail">✗{checks.fail}</span> : null}
    </span>
  );
}

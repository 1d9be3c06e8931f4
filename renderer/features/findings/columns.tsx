import type { ColDef, SuppressKeyboardEventParams } from 'ag-grid-community';
import { ruleNames, severityNames, statusNames } from '../../../core/contract/labels.ts';
import { findingStatuses } from '../../../core/contract/rows.ts';
import { severities } from '../../../core/model/finding.ts';
import type { ArrangedRow } from '../../../core/review/arrange.ts';
import type { Words } from '../../i18n/index.ts';
import { ChoiceEditor, NoteEditor, TextEditor } from '../../ui/editors.tsx';
import { NoteCell, PlacesCell, RuleCell, SeverityCell, StatusCell, TagsCell, TitleCell, ValuesCell } from './cells.tsx';

type Column = ColDef<ArrangedRow>;

/** Columns of free text: typing on one of their cells edits it. */
const textColumns: ReadonlySet<string> = new Set(['note', 'tags']);

export function takesText(column: string): boolean {
  return textColumns.has(column);
}

/** In this grid letters are commands, save on cells of free text; a cell is edited by F2 or a double click too. */
export function keepFromGrid(params: SuppressKeyboardEventParams): boolean {
  const { event, editing, column } = params;
  if (event.isComposing || event.keyCode === 229) return true;
  if (editing) return false;
  return event.key.length === 1
    ? event.key !== ' ' || takesText(column.getColId())
    : ['Enter', 'Delete', 'Backspace'].includes(event.key);
}

/** The columns of the findings grid, in the window's language. Order and values come ready made: no comparing here. */
export function findingColumns({ t, say, language }: Words, canEdit: boolean): Column[] {
  // English words are longer; the least widths change with the language, also where a width is kept.
  const english = language === 'en';
  const statusChoices = findingStatuses.map((status) => ({
    value: status,
    label: say(statusNames[status]),
    className: `st ${status}`,
  }));
  const severityChoices = severities.map((severity) => ({
    value: severity,
    label: say(severityNames[severity]),
    className: `sev ${severity}`,
  }));
  const of = (row: ArrangedRow | undefined) => (row?.kind === 'finding' ? row.finding : null);
  return [
    {
      colId: 'severity',
      headerName: t('findings.severity'),
      width: 54,
      minWidth: english ? 82 : 50,
      valueGetter: ({ data }) => of(data)?.severity,
      cellRenderer: SeverityCell,
      editable: canEdit,
      cellEditor: ChoiceEditor,
      cellEditorPopup: true,
      cellEditorPopupPosition: 'under',
      cellEditorParams: { choices: severityChoices },
    },
    {
      colId: 'rule',
      headerName: t('findings.rule'),
      width: 94,
      minWidth: english ? 92 : 60,
      valueGetter: ({ data }) => {
        const row = of(data);
        return row ? say(ruleNames[row.rule]) : '';
      },
      cellRenderer: RuleCell,
    },
    {
      colId: 'title',
      headerName: t('findings.title'),
      flex: 1,
      minWidth: 110,
      valueGetter: ({ data }) => {
        const row = of(data);
        return row ? say(row.title) : '';
      },
      cellRenderer: TitleCell,
    },
    {
      colId: 'values',
      headerName: t('findings.values'),
      width: 218,
      minWidth: 80,
      valueGetter: ({ data }) => {
        const row = of(data);
        return row ? `${row.expected}\u0000${row.stated}` : '';
      },
      cellRenderer: ValuesCell,
    },
    {
      colId: 'places',
      headerName: t('findings.places'),
      width: 106,
      minWidth: 60,
      valueGetter: ({ data }) => of(data)?.places,
      equals: () => true,
      cellRenderer: PlacesCell,
    },
    {
      colId: 'status',
      headerName: t('findings.status'),
      width: 76,
      minWidth: english ? 92 : 60,
      valueGetter: ({ data }) => of(data)?.status,
      cellRenderer: StatusCell,
      editable: canEdit,
      cellEditor: ChoiceEditor,
      cellEditorPopup: true,
      cellEditorPopupPosition: 'under',
      cellEditorParams: { choices: statusChoices },
    },
    {
      colId: 'note',
      headerName: t('findings.note'),
      cellClass: canEdit ? 'takes-text' : '',
      width: 76,
      minWidth: 60,
      valueGetter: ({ data }) => of(data)?.note ?? '',
      cellRenderer: NoteCell,
      editable: canEdit,
      cellEditor: NoteEditor,
      cellEditorPopup: true,
    },
    {
      colId: 'tags',
      headerName: t('findings.tags'),
      cellClass: canEdit ? 'takes-text' : '',
      width: 100,
      minWidth: 60,
      valueGetter: ({ data }) => of(data)?.tags.join(' ') ?? '',
      cellRenderer: TagsCell,
      editable: canEdit,
      cellEditor: TextEditor,
    },
    {
      colId: 'reviewer',
      headerName: t('findings.reviewer'),
      width: 84,
      minWidth: 60,
      valueGetter: ({ data }) => of(data)?.reviewer ?? '',
    },
    {
      colId: 'confidence',
      headerName: t('findings.confidence'),
      width: 78,
      minWidth: 60,
      valueGetter: ({ data }) => of(data)?.confidence.toFixed(2) ?? '',
      cellStyle: { textAlign: 'right' },
    },
  ];
}

/** Columns that a narrow grid leaves out until they are asked for. */
export const extraColumns = ['tags', 'reviewer', 'confidence'] as const;

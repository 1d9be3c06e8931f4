import { IconChevronDown, IconChevronRight, IconCornerDownRight } from '@tabler/icons-react';
import type { CustomCellRendererProps } from 'ag-grid-react';
import { ruleNames, severityNames } from '../../../core/contract/labels.ts';
import type { ArrangedRow } from '../../../core/review/arrange.ts';
import { useSectionTree } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { toggleFold } from '../../app/ui.ts';
import { placeLabel } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { sectionName } from '../../i18n/sectionName.ts';
import { SeverityChip, StatusWord } from '../../ui/parts.tsx';

type Props = CustomCellRendererProps<ArrangedRow>;

function findingOf(props: Props) {
  return props.data?.kind === 'finding' ? props.data : null;
}

export function SeverityCell(props: Props) {
  const row = findingOf(props);
  return row ? <SeverityChip severity={row.finding.severity} /> : null;
}

export function StatusCell(props: Props) {
  const { t } = useWords();
  const row = findingOf(props);
  if (!row) return null;
  const { status, reopened, reason } = row.finding;
  return (
    <span title={reopened ? t('findings.reopened') : reason === '' ? undefined : t('evidence.reasonGiven', { reason })}>
      <StatusWord status={status} />
      {reopened ? <sup className="reopened">!</sup> : null}
    </span>
  );
}

/** The rule's name, over two lines where one is too short. */
export function RuleCell(props: Props) {
  return props.value ? (
    <span className="rule-name" title={props.value}>
      {props.value}
    </span>
  ) : null;
}

/** A root with its fold, or a consequence set in under it. */
export function TitleCell(props: Props) {
  const { t, say } = useWords();
  const row = findingOf(props);
  if (!row) return null;
  const title = say(row.finding.title);
  const follows = row.depth > 0 || row.orphan;
  return (
    <span
      className={follows ? 'title-cell follows' : 'title-cell'}
      style={{ paddingLeft: row.depth * 16 }}
      title={title}
    >
      {row.consequences > 0 ? (
        <button
          type="button"
          className="fold-btn"
          tabIndex={-1}
          aria-expanded={!row.folded}
          aria-label={row.folded ? t('findings.unfold') : t('findings.foldUp')}
          onClick={(event) => {
            event.stopPropagation();
            toggleFold(row.key);
          }}
        >
          {row.folded ? <IconChevronRight size={13} /> : <IconChevronDown size={13} />}
        </button>
      ) : null}
      {follows ? (
        <span className="arrow" title={row.orphan ? t('findings.followsElse') : t('findings.follows')}>
          <IconCornerDownRight size={13} aria-label={row.orphan ? t('findings.followsElse') : t('findings.follows')} />
        </span>
      ) : null}
      <span className="cut">{title}</span>
      {row.consequences > 0 && row.folded ? (
        <span className="tag">{t('findings.consequences', { count: row.consequences })}</span>
      ) : null}
    </span>
  );
}

/** What it should be and, marked, what stands there. */
export function ValuesCell(props: Props) {
  const { t } = useWords();
  const row = findingOf(props);
  if (!row) return null;
  const { stated, expected } = row.finding;
  if (stated === '' && expected === '') return <span className="faint">–</span>;
  if (stated === '' || expected === '')
    return (
      <span className="cut">
        {stated}
        {expected}
      </span>
    );
  return (
    <span className="values" title={t('findings.expectedHint', { expected, stated })}>
      <span className="cut">{expected}</span>
      <span className="vs" aria-hidden>
        ⟷
      </span>
      <b className="bad">{stated}</b>
    </span>
  );
}

const shownPlaces = 2;

export function PlacesCell(props: Props) {
  const { t } = useWords();
  const row = findingOf(props);
  if (!row) return null;
  const labels = [...new Set(row.finding.places.map((place) => placeLabel(t, place)))];
  const rest = labels.length - shownPlaces;
  return (
    <span className="cut" title={labels.join(' · ')}>
      {labels.slice(0, shownPlaces).join(' · ')}
      {rest > 0 ? <span className="faint"> {t('findings.morePlaces', { count: rest })}</span> : null}
    </span>
  );
}

export function NoteCell(props: Props) {
  const row = findingOf(props);
  return row ? (
    <span className="cut" title={row.finding.note}>
      {row.finding.note}
    </span>
  ) : null;
}

export function TagsCell(props: Props) {
  const row = findingOf(props);
  return row ? (
    <span className="tags-cell">
      {row.finding.tags.map((tag) => (
        <span className="tag" key={tag}>
          {tag}
        </span>
      ))}
    </span>
  ) : null;
}

/** A group's header: a whole row with its name and how far it is decided. */
export function GroupHeader(props: Props) {
  const { t, say } = useWords();
  const filing = useFiling();
  const tree = useSectionTree(filing?.id ?? null);
  const row = props.data;
  if (row?.kind !== 'group') return null;
  const { group } = row;
  const section = group.by === 'section' ? tree.byIndex.get(group.section) : undefined;
  const name =
    group.by === 'rule'
      ? say(ruleNames[group.rule])
      : group.by === 'severity'
        ? say(severityNames[group.severity])
        : section
          ? sectionName(section)
          : t('left.front');
  return (
    <button type="button" className="group-row" aria-expanded={!row.folded} onClick={() => toggleFold(row.key)}>
      {row.folded ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
      <b className="cut">{name}</b>
      <span className="mute">{t('findings.groupCount', { count: row.count, decided: row.decided })}</span>
    </button>
  );
}

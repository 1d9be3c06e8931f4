import { Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ruleNames, severityNames, statusNames } from '../../../core/contract/labels.ts';
import { findingStatuses } from '../../../core/contract/rows.ts';
import { severities } from '../../../core/model/finding.ts';
import { noFilter } from '../../../core/review/filter.ts';
import { useSectionTree } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { setFilter, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { sectionName } from '../../i18n/sectionName.ts';
import { useArranged } from './useArranged.tsx';
import { ViewMenu } from './ViewMenu.tsx';

/** Pills that narrow the findings down, with what each would show; and how far the review has come. */
export function FilterBar() {
  const { t, say } = useWords();
  const { all, unfiltered } = useArranged();
  const filter = useUi((state) => state.filter);
  const filing = useFiling();
  const tree = useSectionTree(filing?.id ?? null);
  const onlyOpen = filter.statuses.length === 1 && filter.statuses[0] === 'open';

  const tally = useMemo(() => {
    const statuses = new Map<string, number>();
    const bySeverity = new Map<string, number>();
    const rules = new Map<string, number>();
    const tops = new Map<number, number>();
    const reviewers = new Map<string, number>();
    for (const row of all) {
      statuses.set(row.status, (statuses.get(row.status) ?? 0) + 1);
      bySeverity.set(row.severity, (bySeverity.get(row.severity) ?? 0) + 1);
      rules.set(row.rule, (rules.get(row.rule) ?? 0) + 1);
      if (row.reviewer !== '') reviewers.set(row.reviewer, (reviewers.get(row.reviewer) ?? 0) + 1);
      for (const top of new Set(row.sections.map(tree.topOf))) tops.set(top, (tops.get(top) ?? 0) + 1);
    }
    return { statuses, bySeverity, rules, tops, reviewers };
  }, [all, tree]);

  const nameOf = (index: number) => {
    const section = tree.byIndex.get(index);
    return section ? sectionName(section) : t('left.front');
  };

  return (
    <div className="toolbar filters">
      <div className="pills">
        <button
          type="button"
          className="pill"
          aria-pressed={onlyOpen}
          onClick={() => setFilter({ statuses: onlyOpen ? [] : ['open'] })}
        >
          {say(statusNames.open)} <b>{tally.statuses.get('open') ?? 0}</b>
        </button>
        {severities.map((severity) => {
          const on = filter.severities.includes(severity);
          const others = filter.severities.filter((one) => one !== severity);
          return (
            <button
              key={severity}
              type="button"
              className="pill"
              aria-pressed={on}
              title={say(severityNames[severity])}
              onClick={() => setFilter({ severities: on ? others : [...others, severity] })}
            >
              <span className={`dot ${severity}`} aria-hidden />
              <span className="pill-name">{say(severityNames[severity])}</span>{' '}
              <b>{tally.bySeverity.get(severity) ?? 0}</b>
            </button>
          );
        })}
        <Choose
          name={t('findings.status')}
          chosen={onlyOpen ? [] : filter.statuses}
          options={findingStatuses
            .filter((one) => (tally.statuses.get(one) ?? 0) > 0 || filter.statuses.includes(one))
            .map((one) => ({ value: one, label: say(statusNames[one]), count: tally.statuses.get(one) ?? 0 }))}
          choose={(statuses) => setFilter({ statuses })}
        />
        <Choose
          name={t('findings.anyRule')}
          chosen={filter.rules}
          options={[...tally.rules].map(([rule, count]) => ({
            value: rule as keyof typeof ruleNames,
            label: say(ruleNames[rule as keyof typeof ruleNames]),
            count,
          }))}
          choose={(rules) => setFilter({ rules })}
        />
        <Choose
          name={t('findings.anySection')}
          chosen={filter.sections}
          options={sectionOptions(tally.tops, filter.sections, nameOf)}
          choose={(sections) => setFilter({ sections })}
        />
        <Choose
          name={t('findings.anyReviewer')}
          chosen={filter.reviewers}
          options={[...tally.reviewers].map(([value, count]) => ({ value, label: value, count }))}
          choose={(reviewers) => setFilter({ reviewers })}
        />
        {unfiltered ? null : (
          <button
            type="button"
            className="pill clear"
            onClick={() => setFilter(noFilter)}
            aria-label={t('findings.clear')}
            title={t('findings.clear')}
          >
            <IconX size={12} aria-hidden />
          </button>
        )}
      </div>
      <input
        className="field quick"
        type="search"
        placeholder={t('findings.quick')}
        aria-label={t('findings.quick')}
        value={filter.text}
        onChange={(event) => setFilter({ text: event.currentTarget.value })}
      />
      <ViewMenu />
    </div>
  );
}

interface Option<Value> {
  value: Value;
  label: string;
  count: number;
}

/** A pill that opens a list of which several can be ticked. */
function Choose<Value extends string | number>(props: {
  name: string;
  chosen: readonly Value[];
  options: readonly Option<Value>[];
  choose: (chosen: Value[]) => void;
}) {
  const { chosen, options } = props;
  const single = chosen.length === 1 ? options.find((option) => option.value === chosen[0]) : undefined;
  return (
    <Menu position="bottom-start" closeOnItemClick={false} disabled={options.length === 0}>
      <Menu.Target>
        <button type="button" className={chosen.length > 0 ? 'pill on' : 'pill'} disabled={options.length === 0}>
          <span className="cut" style={{ maxWidth: 130 }}>
            {single ? single.label : props.name}
          </span>
          {single ? <b>{single.count}</b> : chosen.length > 1 ? <b>{chosen.length}</b> : null}
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {options.map((option) => {
          const on = chosen.includes(option.value);
          const others = chosen.filter((value) => value !== option.value);
          return (
            <Menu.CheckboxItem
              key={option.value}
              checked={on}
              rightSection={<span className="faint">{option.count}</span>}
              onChange={() => props.choose(on ? others : [...others, option.value])}
            >
              {option.label}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function sectionOptions(
  tops: ReadonlyMap<number, number>,
  chosen: readonly number[],
  name: (index: number) => string,
): Option<number>[] {
  const options = [...tops]
    .sort((left, right) => left[0] - right[0])
    .map(([value, count]) => ({ value, label: name(value), count }));
  for (const value of chosen) {
    if (!tops.has(value)) options.unshift({ value, label: name(value), count: 0 });
  }
  return options;
}

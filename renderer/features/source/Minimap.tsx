import { useMemo } from 'react';
import { severityNames } from '../../../core/contract/labels.ts';
import type { FindingRow, SourceBlock, SourceMark } from '../../../core/contract/rows.ts';
import { severities } from '../../../core/model/finding.ts';
import { jumpTo, selectFinding, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
  blocks: readonly SourceBlock[];
  marks: readonly SourceMark[];
  position: ReadonlyMap<number, number>;
  findings: ReadonlyMap<string, FindingRow>;
  from: number;
  to: number;
}

/** Steps of the map: marks nearer to each other than this share of it fall together. */
const steps = 160;

/** The whole filing as a strip, with the findings where they stand and the part in view. */
export function Minimap({ blocks, marks, position, findings, from, to }: Props) {
  const { t, say } = useWords();
  const findingId = useUi((state) => state.findingId);
  const ticks = useMemo(() => {
    const best = new Map<number, SourceMark>();
    for (const mark of marks) {
      const at = position.get(mark.block);
      if (at === undefined) continue;
      const step = Math.floor((at / Math.max(1, blocks.length)) * steps);
      const other = best.get(step);
      if (!other || severities.indexOf(mark.severity) < severities.indexOf(other.severity)) best.set(step, mark);
    }
    return [...best].sort((left, right) => left[0] - right[0]);
  }, [marks, position, blocks.length]);
  const current = useMemo(() => marks.filter((mark) => mark.findingId === findingId), [marks, findingId]);
  const share = (at: number) => `${(at / Math.max(1, blocks.length)) * 100}%`;
  const height = Math.max(1.2, ((to - from + 1) / Math.max(1, blocks.length)) * 100);

  return (
    <nav
      className="map"
      aria-label={t('source.map')}
      onClick={(event) => {
        if (event.target !== event.currentTarget) return;
        const box = event.currentTarget.getBoundingClientRect();
        const at = Math.floor(((event.clientY - box.top) / box.height) * blocks.length);
        const block = blocks[Math.min(blocks.length - 1, Math.max(0, at))];
        if (block) jumpTo(block.index, null);
      }}
      onKeyDown={() => undefined}
    >
      <span className="view" style={{ top: share(from), height: `${height}%` }} aria-hidden />
      {ticks.map(([step, mark]) => {
        const finding = findings.get(mark.findingId);
        const label = finding
          ? t('source.mapMark', { severity: say(severityNames[finding.severity]), title: say(finding.title) })
          : say(severityNames[mark.severity]);
        return (
          <button
            key={step}
            type="button"
            tabIndex={-1}
            className={`tick ${mark.severity}`}
            style={{ top: `${(step / steps) * 100}%` }}
            title={label}
            aria-label={label}
            onClick={() => {
              selectFinding(mark.findingId);
              jumpTo(mark.block, mark.place);
            }}
          />
        );
      })}
      {current.map((mark, index) => {
        const at = position.get(mark.block);
        return at === undefined ? null : <span key={index} className="here" style={{ top: share(at) }} aria-hidden />;
      })}
    </nav>
  );
}

import { IconArrowNarrowRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { MentionRow } from '../../../core/contract/rows.ts';
import type { RuleId } from '../../../core/model/finding.ts';
import { evidenceOf, type Passage } from '../../../core/review/passages.ts';
import { cutAtMarks } from '../../../core/review/pieces.ts';
import { jumpTo, ui } from '../../app/ui.ts';
import { placeLabel } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

/** Leads to a mention in the source. */
export function goTo(mention: MentionRow): void {
  const { tab } = ui.get();
  if (tab === 'overview' || tab === 'history') ui.set({ tab: 'source' });
  jumpTo(mention.block, mention.place);
}

/** The passages that disagree, one under the other, with what differs marked. */
export function Passages({ mentions, rule }: { mentions: readonly MentionRow[]; rule: RuleId }) {
  const { t } = useWords();
  const [restShown, showRest] = useState(false);
  const evidence = useMemo(() => evidenceOf(mentions, rule), [mentions, rule]);
  const rest = restShown ? evidence.rest : [];
  const several = new Set(evidence.shown.map((passage) => passage.side)).size > 1;
  return (
    <section className="passages">
      {evidence.shown.map((passage) => {
        const mention = mentions[passage.mention];
        return mention ? <Card key={passage.mention} mention={mention} passage={passage} labelled={several} /> : null;
      })}
      {evidence.same ? (
        <div className="same-places">
          <span>
            {evidence.same.value === ''
              ? t('evidence.alsoSameNoValue', { count: evidence.same.mentions.length })
              : t('evidence.alsoSame', { count: evidence.same.mentions.length, value: evidence.same.value })}
          </span>
          {evidence.same.mentions.map((index) => {
            const mention = mentions[index];
            return mention ? (
              <button type="button" className="link" key={index} onClick={() => goTo(mention)} title={mention.quote}>
                {placeLabel(t, mention)}
              </button>
            ) : null;
          })}
        </div>
      ) : null}
      {rest.map((index) => {
        const mention = mentions[index];
        return mention ? (
          <Card
            key={index}
            mention={mention}
            passage={{ mention: index, side: 'agreed', differing: [] }}
            labelled={false}
          />
        ) : null;
      })}
      {evidence.rest.length > 0 ? (
        <button type="button" className="link rest" aria-expanded={restShown} onClick={() => showRest(!restShown)}>
          {t('evidence.rest', { count: evidence.rest.length })} ·{' '}
          {restShown ? t('evidence.hideRest') : t('evidence.showRest')}
        </button>
      ) : null}
    </section>
  );
}

function Card({ mention, passage, labelled }: { mention: MentionRow; passage: Passage; labelled: boolean }) {
  const { t } = useWords();
  const tail = mention.headings.slice(-3).join(' › ');
  const cell = [mention.columnHeading, mention.rowLabel].filter(Boolean).join(' · ');
  const side = passage.side === 'agreed' ? t('evidence.agreed') : t('evidence.deviating');
  return (
    <article className="card">
      <header>
        <span className="cut" title={mention.headings.join(' › ')}>
          {tail === '' ? t('left.front') : tail}
        </span>
        <span className="place">{placeLabel(t, mention)}</span>
        <button type="button" className="link" onClick={() => goTo(mention)}>
          {t('evidence.source')} <IconArrowNarrowRight size={13} aria-hidden />
        </button>
      </header>
      {cell === '' ? null : (
        <div className="cell-name cut" lang="zh-CN" title={cell}>
          {cell}
        </div>
      )}
      <p lang="zh-CN">
        <Quote mention={mention} passage={passage} />
      </p>
      {labelled ? <span className={`side ${passage.side}`}>{side}</span> : null}
    </article>
  );
}

/** The source's words as text nodes: what matters strong, what differs marked, the rest quiet. */
function Quote({ mention, passage }: { mention: MentionRow; passage: Passage }) {
  const tone = passage.side === 'agreed' ? 'a' : 'b';
  const marks = [
    { ...mention.focus, kind: 'focus' as const },
    ...passage.differing.map((span) => ({ ...span, kind: 'differs' as const })),
  ];
  return (
    <>
      {cutAtMarks(mention.quote, marks).map((piece) => {
        if (piece.marks.length === 0) return <span key={piece.start}>{piece.text}</span>;
        const focus = piece.marks.some((mark) => mark.kind === 'focus');
        return (
          <mark key={piece.start} className={focus ? `${tone} focus` : tone}>
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}

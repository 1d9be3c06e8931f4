import { useEffect, useRef } from 'react';
import type { FindingDetail } from '../../../core/contract/rows.ts';
import { asPrinted } from '../../../core/export/as-printed.ts';
import { useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { goTo } from './Passages.tsx';

/** The formula, each operand a way to where it stands. */
export function Formula({ detail }: { detail: FindingDetail }) {
  const { t } = useWords();
  const wish = useUi((state) => state.formulaWish);
  const seen = useRef(wish);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wish === seen.current) return;
    seen.current = wish;
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.querySelector('button')?.focus();
  }, [wish]);
  const stated = detail.mentions.find((mention) => mention.role === 'stated' && mention.value !== null);
  const difference = detail.difference && stated ? asPrinted(detail.difference, stated) : detail.difference;
  if (!detail.formula || detail.formula.length === 0) return null;
  return (
    <section className="formula" ref={box}>
      <h3>{t('evidence.formula')}</h3>
      <p>
        {detail.formula.map((token, index) => {
          if (typeof token === 'string') return <span key={index}>{token}</span>;
          const mention = detail.mentions[token.mention];
          return mention ? (
            <button type="button" className="link" key={index} title={mention.quote} onClick={() => goTo(mention)}>
              {token.text}
            </button>
          ) : (
            <span key={index}>{token.text}</span>
          );
        })}
      </p>
      {difference ? <p className="faint">{t('evidence.difference', { value: difference })}</p> : null}
    </section>
  );
}

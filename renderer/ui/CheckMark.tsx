import { checkStatusNames, tickMarks } from '../../core/contract/labels.ts';
import type { CheckStatus } from '../../core/model/finding.ts';
import { useWords } from '../i18n/index.ts';

/** A check's result by mark, word and colour. */
export function CheckMark({ status, word = true }: { status: CheckStatus | 'unchecked'; word?: boolean }) {
  const { say } = useWords();
  const mark = status === 'unchecked' ? '·' : tickMarks[status];
  return (
    <span className={`check ${status}`}>
      <b aria-hidden>{mark}</b>
      {word ? say(checkStatusNames[status]) : <span className="sr">{say(checkStatusNames[status])}</span>}
    </span>
  );
}

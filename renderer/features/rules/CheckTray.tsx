import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { relations } from '../../../core/check/custom/relations.ts';
import { severityNames } from '../../../core/contract/labels.ts';
import { severities } from '../../../core/model/finding.ts';
import { useActions } from '../../api/actions.ts';
import { useReadOnly } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { notify } from '../../ui/notify.ts';
import { checkInTray, clearTray, type TrayItem, tray, useTray } from './tray.ts';

/** The numbers picked for a check, what should hold between them, and a title: shown while there are any. */
export function CheckTray() {
  const { t, say } = useWords();
  const { attempt } = useActions();
  const readOnly = useReadOnly();
  const state = useTray();
  if (state.items.length === 0) return null;
  const check = checkInTray(state);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!check) return;
    if (!(await attempt('checks.save', { checks: [check] }))) return;
    clearTray();
    notify(t('rules.saved', { title: check.title }));
  };
  return (
    <form className="tray" aria-label={t('rules.tray')} onSubmit={(event) => void save(event)}>
      <div className="tray-items">
        {state.items.map((item, at) => (
          <Item key={at} item={item} at={at} />
        ))}
        <Constant />
      </div>
      <div className="tray-line">
        <select
          className="field"
          aria-label={t('rules.relation')}
          value={state.kind}
          onChange={(event) => {
            const kind = relations.find((one) => one === event.currentTarget.value);
            if (kind) tray.set({ kind });
          }}
        >
          {relations.map((one) => (
            <option key={one} value={one}>
              {t(`rules.relations.${one}`)}
            </option>
          ))}
        </select>
        <input
          className="field grow"
          aria-label={t('rules.checkTitle')}
          placeholder={t('rules.checkTitle')}
          maxLength={200}
          value={state.title}
          onChange={(event) => tray.set({ title: event.currentTarget.value })}
        />
        <select
          className="field"
          aria-label={t('rules.severity')}
          value={state.severity}
          onChange={(event) => {
            const severity = severities.find((one) => one === event.currentTarget.value);
            if (severity) tray.set({ severity });
          }}
        >
          {severities.map((one) => (
            <option key={one} value={one}>
              {say(severityNames[one])}
            </option>
          ))}
        </select>
        <button type="button" className="btn" onClick={clearTray}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="btn primary" disabled={!check || readOnly}>
          {t('rules.saveCheck')}
        </button>
      </div>
    </form>
  );
}

function Item({ item, at }: { item: TrayItem; at: number }) {
  const { t } = useWords();
  const label = 'constant' in item.operand ? t('rules.constant') : (item.operand.label ?? '');
  const without = (items: readonly TrayItem[]) => items.filter((_, index) => index !== at);
  return (
    <span className={at === 0 ? 'tray-item result' : 'tray-item'}>
      <small>{at === 0 ? t('rules.result') : t('rules.operand', { n: at })}</small>
      <b>{item.raw}</b>
      <span className="cut faint">{label}</span>
      {at > 0 ? (
        <button
          type="button"
          className="icon-btn small"
          title={t('rules.makeResult')}
          aria-label={`${t('rules.makeResult')}: ${item.raw || label}`}
          onClick={() => tray.set(({ items }) => ({ items: [item, ...without(items)] }))}
        >
          <IconArrowUp size={13} />
        </button>
      ) : null}
      <button
        type="button"
        className="icon-btn small"
        title={t('rules.takeOut')}
        aria-label={`${t('rules.takeOut')}: ${item.raw || label}`}
        onClick={() => tray.set(({ items }) => ({ items: without(items) }))}
      >
        <IconX size={13} />
      </button>
    </span>
  );
}

/** A number that stands nowhere in the filing, such as the 100 of a percentage. */
function Constant() {
  const { t } = useWords();
  const [text, setText] = useState('');
  const plain = text.trim().replace(/,/g, '');
  const valid = /^-?\d+(\.\d+)?$/.test(plain);
  const add = () => {
    if (!valid) return;
    tray.set(({ items }) => ({ items: [...items, { operand: { constant: plain }, raw: plain }] }));
    setText('');
  };
  return (
    <span className="tray-constant">
      <input
        className="field small"
        aria-label={t('rules.addConstant')}
        placeholder={t('rules.addConstant')}
        value={text}
        maxLength={40}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      <button
        type="button"
        className="icon-btn small"
        disabled={!valid}
        aria-label={t('rules.addConstant')}
        onClick={add}
      >
        <IconPlus size={13} />
      </button>
    </span>
  );
}

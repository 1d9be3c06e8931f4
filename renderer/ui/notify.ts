import { notifications, notificationsStore } from '@mantine/notifications';
import type { Bilingual } from '../../core/model/text.ts';
import { i18n } from '../i18n/index.ts';

/** Milliseconds. */
const autoCloseAfter = 3500;
let step = 0;

/** A short notice that something was done; what failed is never told this way. */
export function notify(message: string): void {
  notifications.show({ message, autoClose: autoCloseAfter, withBorder: true, classNames: { root: 'notice' } });
}

const stepNotice = 'history-step';

/** Says what was undone or redone. */
export function notifyDone(direction: 'undo' | 'redo', sentence: Bilingual): void {
  showStep(i18n.t(direction === 'undo' ? 'history.undone' : 'history.redone', { what: sentenceIn(sentence) }));
}

/** Says what was set right in the reading. */
export function notifyChange(sentence: Bilingual): void {
  showStep(i18n.t('quality.kept', { what: sentenceIn(sentence) }));
}

function sentenceIn(sentence: Bilingual): string {
  return sentence[i18n.language === 'en' ? 'en' : 'zh'];
}

/** One notice serves all steps, so that quick ones don't pile up. */
function showStep(message: string): void {
  // The length differs by a hair each time: only a new one starts the notice's clock afresh.
  const autoClose = autoCloseAfter + (step++ % 2);
  const notice = { id: stepNotice, message, autoClose, withBorder: true, classNames: { root: 'notice' } };
  const { notifications: shown, queue } = notificationsStore.getState();
  const there = [...shown, ...queue].some(({ id }) => id === stepNotice);
  if (there) notifications.update(notice);
  else notifications.show(notice);
}

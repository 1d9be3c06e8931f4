import { notifications } from '@mantine/notifications';
import type { Bilingual } from '../../core/model/text.ts';
import { i18n } from '../i18n/index.ts';

/** A short notice that something was done; what failed is never told this way. */
export function notify(message: string): void {
  notifications.show({ message, autoClose: 3500, withBorder: true, classNames: { root: 'notice' } });
}

export function notifyDone(direction: 'undo' | 'redo', sentence: Bilingual): void {
  const language = i18n.language === 'en' ? 'en' : 'zh';
  notify(i18n.t(direction === 'undo' ? 'history.undone' : 'history.redone', { what: sentence[language] }));
}

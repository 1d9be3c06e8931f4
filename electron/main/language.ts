import { app } from 'electron';
import type { Bilingual } from '../../core/model/text.ts';

/** The language of what the system itself shows (menu, dialogs): Chinese unless the system speaks another. */
export function systemLanguage(): keyof Bilingual {
  const locale = app.getLocale();
  return locale === '' || locale.startsWith('zh') ? 'zh' : 'en';
}

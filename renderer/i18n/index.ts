import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bilingual, Language } from '../../core/model/text.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

export const i18n = i18next.createInstance();

const remembered = 'gouji-language';

/** The language of the last time, so that the first paint is already in it. */
export function rememberedLanguage(): Language {
  try {
    return window.localStorage.getItem(remembered) === 'en' ? 'en' : 'zh';
  } catch {
    // Storage can be denied to a page; Chinese comes first then, as on a first start.
    return 'zh';
  }
}

void i18n.use(initReactI18next).init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: rememberedLanguage(),
  fallbackLng: 'zh',
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** Speaks another language from now on, and says so in the document for the right glyphs and voices. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = language === 'zh' ? '勾稽工作台' : 'Gouji';
  try {
    window.localStorage.setItem(remembered, language);
  } catch {
    // As above: without storage only the first paint of the next start is affected.
  }
  if (i18n.language !== language) void i18n.changeLanguage(language);
}

/** Words, the language, and one of two sentences by it. */
export function useWords() {
  const { t, i18n: instance } = useTranslation(undefined, { i18n });
  const language: Language = instance.language === 'en' ? 'en' : 'zh';
  return useMemo(() => ({ t, language, say: (sentence: Bilingual) => sentence[language] }), [t, language]);
}

export type Words = ReturnType<typeof useWords>;

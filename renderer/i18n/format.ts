import type { Words } from './index.ts';

type T = Words['t'];

/** A duration as a person says it: under a second in ms, then seconds, then minutes. */
export function duration(t: T, ms: number): string {
  if (ms < 1000) return t('time.ms', { value: Math.round(ms) });
  if (ms < 60_000) return t('time.seconds', { value: (ms / 1000).toFixed(1) });
  const seconds = Math.floor(ms / 1000);
  return t('time.minutes', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') });
}

/** A place as shown in a list: the page, or the line where there are no pages. */
export function placeLabel(t: T, place: { line: number; page: number | null }): string {
  return place.page === null ? t('place.line', { line: place.line }) : t('place.page', { page: place.page });
}

/** An instant in local time, to the minute, without the year where it is this one. */
export function instant(iso: string, withYear = false): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const year = withYear || date.getFullYear() !== new Date().getFullYear() ? `${date.getFullYear()}-` : '';
  return `${year}${day} ${time}`;
}

export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const value = share * 100;
  // Never round up to a whole that is not there.
  const shown = value >= 99.5 && value < 100 ? 99 : Math.round(value);
  return `${shown}%`;
}

const plain = new Intl.NumberFormat('en-US');

export function count(value: number): string {
  return plain.format(value);
}

/** The first few places, each once. */
export function placesLabel(t: T, places: readonly { line: number; page: number | null }[], most = 2): string {
  const labels = [...new Set(places.map((place) => placeLabel(t, place)))];
  return labels.slice(0, most).join(' · ');
}

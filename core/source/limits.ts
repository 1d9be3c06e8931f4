import { GoujiError } from '../contract/errors.ts';

/** The most bytes a file may have to be read: an 800-page filing with scans in it stays well below. */
export const maxFileBytes = 150 * 1024 * 1024;

/** A byte count for people, in steps of 1024: `512 B`, `1.5 MB`, `200 MB`. */
export function readableSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`;
}

/**
 * Throws `file-too-large` for more bytes than {@link maxFileBytes}. Whoever reads a file from disk or
 * takes an upload calls it with the announced size first, so that nothing too large is ever held.
 */
export function assertReadableSize(name: string, bytes: number): void {
  if (bytes > maxFileBytes) {
    throw new GoujiError('file-too-large', { name, size: readableSize(bytes), limit: readableSize(maxFileBytes) });
  }
}

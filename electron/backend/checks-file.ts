import { type CustomCheck, parseChecksFile } from '../../core/check/custom/format.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import { readFile } from './file-bytes.ts';

/** Most that a file of checks may hold, in bytes. */
const longestChecks = 4 * 1024 * 1024;

/** Reads a file of checks. Fails as readFile does, or with `checks-invalid`. */
export async function readChecks(path: string): Promise<CustomCheck[]> {
  const { name, bytes } = await readFile(path);
  if (bytes.length > longestChecks) {
    const reason = { zh: '文件过大', en: 'it is too large' };
    throw new GoujiError('checks-invalid', { name, reason });
  }
  return parseChecksFile(new TextDecoder().decode(bytes), name);
}

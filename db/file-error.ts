import { GoujiError } from '../core/contract/errors.ts';
import type { Bilingual } from '../core/model/text.ts';

const reasons: Record<string, Bilingual> = {
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '没有权限', en: 'permission denied' },
  EROFS: { zh: '所在的磁盘是只读的', en: 'the disk is read-only' },
  EBUSY: { zh: '文件正被其他程序使用', en: 'another program is using the file' },
  ENOENT: { zh: '所在的文件夹不存在', en: 'its folder does not exist' },
  ENOTDIR: { zh: '所在的位置不是文件夹', en: 'its place is not in a folder' },
  EISDIR: { zh: '那是一个文件夹', en: 'it is a folder' },
  EMFILE: { zh: '打开的文件过多', en: 'too many files are open' },
  EIO: { zh: '磁盘读写出错', en: 'the disk reported an error' },
};

function errorCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

/** Why the system refused a file, in words for people. */
export function reasonOf(thrown: unknown): Bilingual {
  const code = errorCode(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return reasons[code] ?? { zh: code || message, en: code || message };
}

/** A failed write as the product's error: `disk-full` or `target-unwritable`; a GoujiError stays what it is. */
export function fileError(name: string, thrown: unknown): unknown {
  if (thrown instanceof GoujiError) return thrown;
  const code = errorCode(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new GoujiError('disk-full', { name }, { cause: thrown });
  if (code in reasons)
    return new GoujiError('target-unwritable', { name, reason: reasonOf(thrown) }, { cause: thrown });
  return thrown;
}

/** A failed read of an existing file: `file-missing`, `file-is-folder` or `file-unreadable`. */
export function readError(name: string, thrown: unknown): unknown {
  if (thrown instanceof GoujiError) return thrown;
  const code = errorCode(thrown);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new GoujiError('file-missing', { name }, { cause: thrown });
  if (code === 'EISDIR') return new GoujiError('file-is-folder', { name }, { cause: thrown });
  if (code in reasons) return new GoujiError('file-unreadable', { name, reason: reasonOf(thrown) }, { cause: thrown });
  return thrown;
}

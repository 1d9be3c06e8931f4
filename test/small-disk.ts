import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Small disks to fill: file systems in memory, which only root may mount, and not on every machine. */

/** Mounts one of that size on a folder; answers what takes it off again. */
export function mountSmallDisk(folder: string, kilobytes: number): () => void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  return () => void execFileSync('umount', ['-l', folder]);
}

export function mountPermitted(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'gouji-disk-'));
  try {
    mountSmallDisk(folder, 64)();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills what is left of a disk, but for some kilobytes; answers the file that does. */
export function fill(folder: string, leaveKilobytes: number): string {
  const { bavail, bsize } = statfsSync(folder);
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaveKilobytes * 1024)));
  return ballast;
}

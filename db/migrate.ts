import { GoujiError } from '../core/contract/errors.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations/list.ts';

/** The format number that the last migration makes. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations[migrations.length - 1]?.version ?? 0;
}

/** Throws `project-newer` for a format that this version does not know. */
export function assertKnownVersion(name: string, found: number, migrations: readonly Migration[]): void {
  const supported = latestVersion(migrations);
  if (found > supported) throw new GoujiError('project-newer', { name, found, supported });
}

/**
 * Brings a project file to the latest format: all pending steps in one transaction. A file that held
 * something before is first copied to `backupPath(version)`, except where that is null (memory).
 */
export async function migrate(
  db: Connection,
  options: { name: string; migrations: readonly Migration[]; backupPath: ((version: number) => string) | null },
): Promise<void> {
  const { name, migrations, backupPath } = options;
  const found = Number(db.pragma('user_version'));
  assertKnownVersion(name, found, migrations);
  const pending = migrations.filter((step) => step.version > found);
  if (pending.length === 0) return;
  if (found > 0 && backupPath) await db.backup(backupPath(found));
  db.transaction(() => {
    for (const step of pending) step.up(db);
    db.pragma(`user_version = ${latestVersion(migrations)}`);
  });
}

import { userInfo } from 'node:os';
import { GoujiError } from '../../core/contract/errors.ts';
import type { MethodName, MethodParsed, MethodResult, Scope } from '../../core/contract/methods.ts';
import type { AppInfo } from '../../core/contract/rows.ts';
import type { Author } from '../../db/commands/changes.ts';
import type { ReadableDb, WritableDb } from '../../db/connection.ts';
import type { Folders } from './folders.ts';
import type { Handles } from './handles.ts';
import type { Checks } from './jobs/check.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Member, OpenProject, OpenProjects } from './open-projects.ts';
import type { SettingsFile } from './settings-file.ts';
import type { WorkerHost } from './worker-host.ts';

/** What the handlers share: one for a backend. */
export interface Shared {
  info: AppInfo;
  folders: Folders;
  sampleFile: string;
  pdfiumWasm: string | null;
  workerFile: string;
  handles: Handles;
  settings: SettingsFile;
  projects: OpenProjects;
  jobs: Jobs;
  checks: Checks;
  /** The thread that checks and exports; an import has one of its own. */
  worker: WorkerHost;
}

/** A window's connection, as the handlers see it. */
export interface Session extends Member {
  current: OpenProject | null;
}

/** What one call is given besides its arguments. */
export interface Call {
  shared: Shared;
  session: Session;
  signal: AbortSignal;
}

type Handler<Name extends MethodName> = (
  args: MethodParsed<Name>,
  call: Call,
) => MethodResult<Name> | Promise<MethodResult<Name>>;

/** Handlers of some methods, typed from the contract. */
export type Handlers<Name extends MethodName = MethodName> = { [Key in Name]: Handler<Key> };

/** The session's project; fails with `no-project`. */
export function currentProject({ session }: Call): OpenProject {
  if (!session.current || session.current.closed) throw new GoujiError('no-project');
  return session.current;
}

/** For a query. */
export function readable(call: Call): ReadableDb {
  return currentProject(call).project.db;
}

/** For a command; fails with `read-only` in a window that may only look. */
export function writable(call: Call): WritableDb {
  const open = currentProject(call);
  const { writable: db } = open.project;
  if (!db || open.readOnlyFor(call.session)) throw new GoujiError('read-only');
  return db;
}

/** Who signs a change, and now. */
export function authorOf(shared: Shared): Author {
  return { who: shared.settings.settings.reviewer || userName(), at: new Date().toISOString() };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list of users.
    return '';
  }
}

/** Says to every window on the call's project what must be read again. */
export function stale(call: Call, scopes: Scope[], filingId: number | null): void {
  currentProject(call).emit('stale', { scopes, filingId });
}

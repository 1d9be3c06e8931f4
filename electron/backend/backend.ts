import { basename } from 'node:path';
import type { PickedFile } from '../../core/contract/bridge.ts';
import type { Events } from '../../core/contract/methods.ts';
import type { ToWindow } from '../../core/contract/protocol.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import { projectEnding, projectName } from '../../db/project.ts';
import { authorOf, type Session, type Shared } from './context.ts';
import { Dispatcher } from './dispatch.ts';
import { ensureFolder, foldersIn } from './folders.ts';
import { Handles } from './handles.ts';
import { Checks } from './jobs/check.ts';
import { startImport } from './jobs/import.ts';
import { Jobs } from './jobs/jobs.ts';
import { log } from './log.ts';
import type { OpenProject } from './open-projects.ts';
import { OpenProjects } from './open-projects.ts';
import { closeProject, createNamed, openAt } from './project-life.ts';
import { SettingsFile } from './settings-file.ts';
import { WorkerHost, workerFileOr } from './worker-host.ts';

export interface BackendOptions {
  /** Where projects, settings and the list of recent projects lie; made where it is missing. */
  dataFolder: string;
  host: 'electron' | 'browser';
  version: string;
  platform: string;
  /** The filing that “open the sample” imports. */
  sampleFile: string;
  /** PDFium's binary; by default beside the program. */
  pdfiumWasm?: string;
  /** The worker's program; by default beside the bundled one. */
  workerFile?: string;
}

/** A window's line to the backend. */
export interface BackendConnection {
  /** Takes a message of core/contract/protocol.ts as it came. */
  receive(message: unknown): void;
  /** The window is gone. Its project stays open for it to come back, unless another was opened since. */
  close(): void;
}

/** Everything behind the windows, whoever hosts them. */
export interface Backend {
  /** Ties a window to it; `send` may throw for what it can't carry. */
  connect(send: (message: ToWindow) => void): BackendConnection;
  /** Makes a file known that the analyst chose; fails with nothing, a missing file shows on use. */
  registerFile(path: string): PickedFile;
  /** Makes a place known that the analyst chose to write to. */
  registerTarget(path: string): PickedFile;
  /** The path behind a handle, or behind a name that a browser's window had something written under; else null. */
  pathOf(handle: string): string | null;
  /** Opens a project file, or a filing in a new project: what the command line or the system named. */
  openPath(path: string): Promise<void>;
  /** Ends all jobs and closes all projects. */
  close(): Promise<void>;
}

/** Starts a backend. Fails with `target-unwritable` or `disk-full` where the data folder can't be made. */
export function createBackend(options: BackendOptions): Backend {
  const { dataFolder, host, version, platform, sampleFile } = options;
  const folders = foldersIn(dataFolder);
  ensureFolder(dataFolder);
  const sessions = new Set<Session>();
  const everyone = (row: JobRow): void => {
    for (const session of sessions) session.send('job.changed', row);
  };
  const workerFile = workerFileOr(options.workerFile);
  const jobs = new Jobs(everyone);
  const worker = new WorkerHost(workerFile);
  const shared: Shared = {
    info: { version, host, platform, dataFolder },
    folders,
    sampleFile,
    pdfiumWasm: options.pdfiumWasm ?? null,
    workerFile,
    handles: new Handles(),
    settings: new SettingsFile(folders.settings),
    projects: new OpenProjects(),
    jobs,
    checks: new Checks(jobs, worker, () => authorOf(shared)),
    worker,
  };
  return {
    connect: (send) => connect(shared, sessions, send),
    registerFile: (path) => shared.handles.register(path),
    registerTarget: (path) => shared.handles.register(path),
    pathOf: (handle) => shared.handles.download(handle),
    openPath: (path) => openPath(shared, path),
    close: async () => {
      for (const session of sessions) session.current?.leave(session);
      sessions.clear();
      await Promise.all(shared.projects.all().map((open) => closeProject(shared, open)));
      await worker.close();
    },
  };
}

function connect(shared: Shared, sessions: Set<Session>, send: (message: ToWindow) => void): BackendConnection {
  const session: Session = {
    current: null,
    send: <Name extends keyof Events>(name: Name, payload: Events[Name]) => {
      try {
        send({ t: 'event', name, payload });
      } catch (thrown) {
        log(`event ${name} could not be sent: ${String(thrown)}`);
      }
    },
  };
  sessions.add(session);
  // A window that is loaded again, or a second one, finds what is open.
  const { last } = shared.projects;
  if (last) {
    last.join(session);
    session.current = last;
  }
  const dispatcher = new Dispatcher(shared, session, send);
  return {
    receive: (message) => dispatcher.receive(message),
    close: () => {
      dispatcher.close();
      sessions.delete(session);
      const open = session.current;
      session.current = null;
      open?.leave(session);
      if (open) closeUnlessLast(shared, open);
    },
  };
}

function closeUnlessLast(shared: Shared, open: OpenProject): void {
  if (open.members.length > 0 || shared.projects.last === open) return;
  closeProject(shared, open).catch((thrown: unknown) => log(`closing ${open.project.name}: ${String(thrown)}`));
}

async function openPath(shared: Shared, path: string): Promise<void> {
  if (path.endsWith(projectEnding)) {
    await openAt(shared, path);
    return;
  }
  const open = await createNamed(shared, projectName(basename(path).replace(/\.[^.]*$/, '')));
  startImport(shared, open, path);
}

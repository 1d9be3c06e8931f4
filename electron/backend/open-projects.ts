import { existsSync, realpathSync } from 'node:fs';
import type { Events } from '../../core/contract/methods.ts';
import type { ProjectInfo } from '../../core/contract/rows.ts';
import { createProject, openProject, type Project } from '../../db/project.ts';

/** A window, as the projects see it. */
export interface Member {
  send<Name extends keyof Events>(name: Name, payload: Events[Name]): void;
}

/** An open project file and the windows on it; the first of them writes, the others only look. */
export class OpenProject {
  readonly project: Project;
  readonly members: Member[] = [];
  /** Jobs at work on it; they end before it closes. */
  readonly jobs = new Set<number>();
  /** Set when the file is being let go of: nothing may be stored any more. */
  closed = false;
  /** Made in this session, not opened from a file. */
  fresh = false;

  constructor(project: Project) {
    this.project = project;
  }

  readOnlyFor(member: Member): boolean {
    return this.project.writable === null || this.members[0] !== member;
  }

  infoFor(member: Member): ProjectInfo {
    const { id, name, path } = this.project;
    return { id, name, path, readOnly: this.readOnlyFor(member) };
  }

  /** Tells every window on the project. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const member of this.members) member.send(name, payload);
  }

  join(member: Member): void {
    if (!this.members.includes(member)) this.members.push(member);
  }

  /** When the writing window leaves, the next becomes the writing one and is told so. */
  leave(member: Member): void {
    const at = this.members.indexOf(member);
    if (at < 0) return;
    this.members.splice(at, 1);
    const [next] = this.members;
    if (at === 0 && next && this.project.writable) next.send('project.changed', this.infoFor(next));
  }
}

/** The project files that this backend has open, each once however many windows look at it. */
export class OpenProjects {
  readonly #byPath = new Map<string, OpenProject>();
  readonly #opening = new Map<string, Promise<OpenProject>>();
  /** The last one opened: a window that comes back after a reload finds it again. */
  last: OpenProject | null = null;

  /** Opens a file, or answers it where it is open already. Fails as openProject does. */
  async open(path: string): Promise<OpenProject> {
    const key = existsSync(path) ? realpathSync(path) : path;
    const known = this.#byPath.get(key) ?? (await this.#opening.get(key));
    if (known && !known.closed) return this.#remember(known);
    return this.#add(key, openProject(path));
  }

  async create(path: string): Promise<OpenProject> {
    return this.#add(path, createProject(path));
  }

  async #add(key: string, pending: Promise<Project>): Promise<OpenProject> {
    const opening = pending.then((project) => {
      const open = new OpenProject(project);
      this.#byPath.set(project.path, open);
      return open;
    });
    this.#opening.set(key, opening);
    try {
      return this.#remember(await opening);
    } finally {
      this.#opening.delete(key);
    }
  }

  #remember(open: OpenProject): OpenProject {
    this.last = open;
    return open;
  }

  all(): OpenProject[] {
    return [...this.#byPath.values()];
  }

  /** Lets go of a file. The caller has ended its jobs. */
  close(open: OpenProject): void {
    if (open.closed) return;
    open.closed = true;
    this.#byPath.delete(open.project.path);
    if (this.last === open) this.last = null;
    open.project.close();
  }
}

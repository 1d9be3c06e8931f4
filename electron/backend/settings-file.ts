import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { RecentProject, Settings } from '../../core/contract/rows.ts';
import { fileError } from '../../db/file-error.ts';
import { log } from './log.ts';

const settingsSchema = z.object({
  language: z.enum(['zh', 'en']).default('zh'),
  theme: z.enum(['light', 'dark', 'system']).default('system'),
  reviewer: z.string().default(''),
  fontSize: z.number().int().min(12).max(18).default(13),
  layout: z.record(z.string(), z.string()).default({}),
});

const fileSchema = z.object({
  settings: settingsSchema.prefault({}),
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).default([]),
});

type Stored = z.output<typeof fileSchema>;

const recentKept = 20;

/** Settings and recent projects in one JSON file, written whole under a temporary name and renamed. */
export class SettingsFile {
  readonly #path: string;
  #stored: Stored;

  constructor(path: string) {
    this.#path = path;
    this.#stored = readStored(path);
  }

  get settings(): Settings {
    return this.#stored.settings;
  }

  /** Changes what the patch names. Fails with `disk-full` or `target-unwritable`, and then changes nothing. */
  change(patch: { [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
    this.#save({ ...this.#stored, settings: settingsSchema.parse({ ...this.#stored.settings, ...patch }) });
    return this.settings;
  }

  /** Last opened first. */
  recent(): RecentProject[] {
    return this.#stored.recent.map((entry) => ({ ...entry, missing: !existsSync(entry.path) }));
  }

  /** Puts a project at the head of the list. A list that can't be written is no reason not to open. */
  opened(path: string, name: string, openedAt: string): void {
    const others = this.#stored.recent.filter((entry) => entry.path !== path);
    try {
      this.#save({ ...this.#stored, recent: [{ path, name, openedAt }, ...others].slice(0, recentKept) });
    } catch (thrown) {
      log(`the list of recent projects was not written: ${String(thrown)}`);
    }
  }

  /** Takes a project off the list. */
  forgotten(path: string): void {
    const recent = this.#stored.recent.filter((entry) => entry.path !== path);
    try {
      if (recent.length < this.#stored.recent.length) this.#save({ ...this.#stored, recent });
    } catch (thrown) {
      log(`the list of recent projects was not written: ${String(thrown)}`);
    }
  }

  #save(next: Stored): void {
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const file = openSync(temporary, 'w', 0o600);
      try {
        writeSync(file, JSON.stringify(next, null, 2));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, this.#path);
    } catch (thrown) {
      throw fileError(basename(this.#path), thrown);
    }
    this.#stored = next;
  }
}

/** The defaults where there is no file; one that can't be understood is kept aside and said on stderr. */
function readStored(path: string): Stored {
  if (!existsSync(path)) return fileSchema.parse({});
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (thrown) {
    const aside = `${path}.unreadable-${Date.now()}`;
    log(`settings in ${path} can't be understood (${String(thrown)}); kept as ${aside}, defaults used`);
    renameSync(path, aside);
    return fileSchema.parse({});
  }
}

import { type ErrorReport, GoujiError } from '../../core/contract/errors.ts';
import type { Events, MethodArgs, MethodName, MethodResult } from '../../core/contract/methods.ts';
import type { ToBackend, ToWindow } from '../../core/contract/protocol.ts';
import type { Quality } from '../../core/contract/quality-rows.ts';
import type {
  FilingRow,
  FindingDetail,
  FindingRow,
  MentionRow,
  ProjectInfo,
  SectionRow,
  Settings,
} from '../../core/contract/rows.ts';
import { type FindingPatch, patched } from '../../core/review/patch.ts';
import { type Client, type ConnectionState, createClient } from '../../renderer/api/client.ts';
import type { Host } from '../../renderer/api/host.ts';

/** A row as a check gives it, with what a test wants otherwise. */
export function finding(id: string, change: Partial<FindingRow> = {}): FindingRow {
  return {
    id,
    filingId: 1,
    rank: 0,
    rule: 'fact.repeat',
    severity: 'high',
    foundSeverity: 'high',
    title: { zh: `差异${id}`, en: `Finding ${id}` },
    stated: '35 项',
    expected: '38 项',
    confidence: 0.9,
    group: null,
    sections: [0],
    places: [{ line: 10, page: 3 }],
    status: 'open',
    reason: '',
    note: '',
    tags: [],
    reviewer: '',
    decidedAt: null,
    reopened: false,
    ...change,
  };
}

/** A mention whose focus is `word` in `quote`. */
export function mention(quote: string, word: string, change: Partial<MentionRow> = {}): MentionRow {
  const start = quote.indexOf(word);
  return {
    place: { in: 'block', block: 1, start, end: start + word.length },
    sectionId: 'S1',
    headings: ['第一节 概况'],
    line: 10,
    page: 3,
    quote,
    focus: { start, end: start + word.length },
    value: null,
    unit: null,
    role: 'stated',
    block: 1,
    ...change,
  };
}

export const settings: Settings = { language: 'zh', theme: 'light', reviewer: '甲', fontSize: 13, layout: {} };
const project: ProjectInfo = { id: 'p1', name: '测试项目', path: '/data/test.gouji', readOnly: false };
const filing: FilingRow = {
  id: 1,
  name: '草稿.txt',
  format: 'txt',
  pages: 12,
  characters: 9000,
  importedAt: '2025-01-01T00:00:00Z',
  findings: 2,
  decided: 0,
  readMs: 120,
  checkMs: 40,
  coverage: 0.8,
  outdated: false,
};
const section: SectionRow = {
  index: 0,
  id: 'S1',
  parentId: null,
  level: 1,
  number: '第一节',
  title: '概况',
  line: 1,
  page: 1,
  block: 0,
  findings: 2,
  worst: 'high',
};

export interface FakeState {
  settings: Settings;
  project: ProjectInfo | null;
  filings: FilingRow[];
  /** Whether the one recent project is gone from its place. */
  recentMissing: boolean;
  findings: FindingRow[];
  mentions: MentionRow[];
  quality: Quality;
}

type Answers = { [Name in MethodName]?: (args: MethodArgs<Name>) => MethodResult<Name> };

export interface Fake {
  client: Client;
  host: Host;
  state: FakeState;
  calls: { method: string; args: unknown }[];
  /** Makes a method fail from now on. */
  fail(method: MethodName, error: ErrorReport): void;
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void;
  connection(state: ConnectionState): void;
  /** Holds replies back until it is called again with false. */
  hold(on: boolean): void;
}

/** A backend of a few rows in memory, behind the real client and its protocol. Only for tests. */
export function fakeBackend(start: Partial<FakeState> = {}): Fake {
  const state: FakeState = {
    settings,
    project,
    filings: [filing],
    recentMissing: false,
    findings: [],
    mentions: [],
    quality: { report: null, outdated: false, doubts: [], corrections: [] },
    ...start,
  };
  const calls: Fake['calls'] = [];
  const failing = new Map<string, ErrorReport>();
  let listener: (message: ToWindow) => void = () => undefined;
  let setState: (next: ConnectionState) => void = () => undefined;
  let held: ToWindow[] | null = null;
  const answers: Answers = {
    'app.info': () => ({ version: '0.0.0', host: 'browser', platform: 'linux', dataFolder: '/data' }),
    'settings.get': () => state.settings,
    'settings.set': (patch) => {
      state.settings = { ...state.settings, ...(patch as Partial<Settings>) };
      return state.settings;
    },
    'project.recent': () => [
      { path: '/data/test.gouji', name: '测试项目', openedAt: '2025-01-01T00:00:00Z', missing: state.recentMissing },
    ],
    'project.current': () => state.project,
    'project.openRecent': () => project,
    'filings.list': () => state.filings,
    'filing.sections': () => [section],
    'jobs.list': () => [],
    'findings.list': () => state.findings,
    'findings.get': ({ findingId }): FindingDetail => {
      const row = state.findings.find((one) => one.id === findingId);
      if (!row) throw new GoujiError('not-found', { what: { zh: '差异', en: 'finding' } });
      const explanation = { zh: '两处不一。', en: 'Two places differ.' };
      return {
        row,
        explanation,
        difference: null,
        formula: null,
        mentions: state.mentions,
        history: [],
        annotations: [],
        consequences: [],
      };
    },
    'findings.update': ({ findingIds, patch }) => {
      state.findings = state.findings.map((row) =>
        findingIds.includes(row.id) ? patched(row, patch as FindingPatch) : row,
      );
      return state.findings.filter((row) => findingIds.includes(row.id));
    },
    'source.blocks': () => [
      { index: 0, kind: 'heading', level: 1, text: '第一节 概况', line: 1, page: 1, section: 0, table: null },
      {
        index: 1,
        kind: 'paragraph',
        level: 0,
        text: '公司参与编制 35 项标准。',
        line: 10,
        page: 3,
        section: 0,
        table: null,
      },
    ],
    'source.marks': () => [],
    'tables.list': () => [],
    'facts.list': () => [],
    'terms.list': () => [],
    'quality.get': () => state.quality,
    'quality.accept': () => null,
    'rules.get': () => ({ settings: {}, checks: [] }),
    'rules.results': () => [],
    'filing.reread': () => ({ jobId: 9 }),
    'history.list': () => [],
    'history.state': () => ({ undo: null, redo: null }),
  };
  const reply = (message: ToWindow) => {
    if (held) held.push(message);
    else listener(message);
  };
  const client = createClient({
    post(message: ToBackend) {
      if (message.t !== 'call') return;
      calls.push({ method: message.method, args: message.args });
      queueMicrotask(() => {
        const { id } = message;
        const failure = failing.get(message.method);
        const answer = answers[message.method as MethodName] as ((args: unknown) => unknown) | undefined;
        if (failure || !answer) {
          const error = failure ?? new GoujiError('bad-request', { reason: message.method }).toReport();
          reply({ t: 'result', id, ok: false, error });
          return;
        }
        try {
          reply({ t: 'result', id, ok: true, value: answer(message.args) });
        } catch (thrown) {
          reply({ t: 'result', id, ok: false, error: (thrown as GoujiError).toReport() });
        }
      });
    },
    subscribe(next) {
      listener = next;
    },
    onState(next) {
      setState = next;
      next('open');
    },
  });
  const host: Host = {
    kind: 'browser',
    pick: async () => null,
    dropped: async () => null,
    save: async (_kind, name) => ({ handle: name, name, size: null }),
    reveal: async () => undefined,
    onOpenFile: () => undefined,
    onMenu: () => undefined,
  };
  return {
    client,
    host,
    state,
    calls,
    fail: (method, error) => failing.set(method, error),
    emit: (name, payload) => listener({ t: 'event', name, payload }),
    connection: (next) => setState(next),
    hold(on) {
      const waiting = held ?? [];
      held = on ? [] : null;
      if (!on) for (const message of waiting) listener(message);
    },
  };
}

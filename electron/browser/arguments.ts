import { parseArgs } from 'node:util';
import { GoujiError } from '../../core/contract/errors.ts';

export interface BrowserArguments {
  port: number;
  /** Null for the usual place. */
  data: string | null;
  file: string | null;
  open: boolean;
}

export const usage = 'gouji-browser [--port PORT] [--data FOLDER] [--no-open] [[--file] FILE]';

/** Reads the browser host's arguments. Fails with `bad-usage`. */
export function parseBrowserArguments(words: readonly string[]): BrowserArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: '0' },
        data: { type: 'string' },
        file: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new TypeError(`--port ${values.port}`);
    const files = [...(values.file === undefined ? [] : [values.file]), ...positionals];
    if (files.length > 1) throw new TypeError(files.slice(1).join(' '));
    return { port, data: values.data ?? null, file: files[0] ?? null, open: !values['no-open'] };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new GoujiError('bad-usage', { reason: `${reason}; ${usage}` }, { cause: thrown });
  }
}

import { Command, CommanderError, Option } from 'commander';
import { GoujiError } from '../../core/contract/errors.ts';
import { type Severity, severities } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';

export interface CommonOptions {
  lang: Language;
  password?: string;
}

export type CliCommand =
  | { name: 'read'; file: string; options: CommonOptions & { json?: boolean } }
  | {
      name: 'check';
      file: string;
      options: CommonOptions & {
        json?: boolean;
        failOn?: Severity;
        ledger?: boolean;
        rules?: string;
        draft?: string;
        priorYear?: string;
      };
    }
  | { name: 'export'; file: string; options: CommonOptions & { out: string } }
  | { name: 'help'; text: string };

/**
 * The command line's words as a command. Wrong usage fails with `bad-usage`, whose reason is one line;
 * `--help` and `--version` come back as text to print.
 */
export function parseArguments(words: readonly string[], version: string): CliCommand {
  const usage = new GoujiError('bad-usage', { reason: 'gouji read|check|export FILE' });
  if (words.length === 0) throw usage;
  let result: CliCommand | undefined;
  let printed = '';
  const program = new Command('gouji')
    .description(
      'Finds where a securities filing (PDF with text, DOCX, HTML, Markdown, TXT) contradicts itself, offline.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => (printed += text), writeErr: () => undefined });
  const common = (command: Command): Command =>
    command
      .exitOverride()
      .addOption(new Option('--lang <language>', 'language of sentences').choices(['zh', 'en']).default('zh'))
      .option('--password <password>', 'password of an encrypted PDF');

  common(program.command('read <file>').description('read only: sections, tables, facts'))
    .option('--json', 'the whole reading as JSON')
    .action((file: string, options) => {
      result = { name: 'read', file, options };
    });
  common(program.command('check <file>').description('read and check'))
    .option('--json', 'the reading, findings and checks as JSON')
    .option('--ledger', 'with --json: one entry for every number')
    .addOption(new Option('--fail-on <severity>', 'exit 1 on a finding at or above it').choices([...severities]))
    .option('--draft <file>', 'earlier draft of the same filing: what it settled and brought')
    .option('--prior-year <file>', "last year's report: comparatives and opening balances")
    .option('--rules <file>', 'file of custom checks, run besides the rules')
    .action((file: string, options) => {
      result = { name: 'check', file, options };
    });
  common(program.command('export <file>').description('read, check and write a workbook, CSV or HTML report'))
    .requiredOption('--out <file>', 'OUT.xlsx, OUT.csv or OUT.html')
    .action((file: string, options) => {
      result = { name: 'export', file, options };
    });

  try {
    program.parse([...words], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (printed !== '') return { name: 'help', text: printed };
    throw new GoujiError('bad-usage', { reason: firstLine(thrown.message) });
  }
  if (!result) throw usage;
  return result;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] as string).replace(/^error: /, '');
}

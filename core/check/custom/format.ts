import { z } from 'zod';
import { GoujiError } from '../../contract/errors.ts';
import { severities } from '../../model/finding.ts';
import type { Bilingual } from '../../model/text.ts';
import { relations } from './relations.ts';

/**
 * Checks that an analyst makes, and the file they are exchanged in (docs/custom-checks.md). An operand is
 * tied to words of the filing, never to positions, so that it survives a new draft.
 */

/** The shape of the file; a changed shape gets the next number. */
const checksVersion = 1;

const words = z.string().max(2000);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number such as "1000" or "-0.5" is wanted');
const count = z.number().int().min(1).max(100000);

/** Where several places read alike: which of how many it was. With another count it is not taken. */
const nth = z.object({ is: count, of: count }).strict();

const cellAnchor = z
  .object({
    /** The table's title, empty where it has none. */
    table: words,
    /** Title of the section, without its number, that the table must stand in; where several tables read alike. */
    section: words.optional(),
    /** First words of the row. */
    row: words,
    /** Heading of the column, storeys joined by `/`. */
    column: words,
    nth: nth.optional(),
    /** Which quantity of a cell that holds several, from 1. */
    number: count.optional(),
  })
  .strict();

const passageAnchor = z
  .object({
    /** Words right before and after the number, its unit with them or not; blanks don't count, `#` stands for any digits. */
    before: words,
    after: words,
    section: words.optional(),
    nth: nth.optional(),
  })
  .strict();

const operand = z.union([
  z.object({ constant: decimal }).strict(),
  z.object({ cell: cellAnchor, label: z.string().max(300).optional() }).strict(),
  z.object({ passage: passageAnchor, label: z.string().max(300).optional() }).strict(),
]);

const common = {
  id: z.string().regex(/^[\w.-]{1,60}$/, 'letters, digits, “_”, “.” and “-”, at most 60, are wanted'),
  title: z.string().min(1).max(200),
  severity: z.enum(severities),
  /** False: kept and not run. */
  enabled: z.boolean().default(true),
};

const relationCheck = z
  .object({
    ...common,
    kind: z.enum(relations),
    /** The number that the operands should give. */
    result: operand,
    operands: z.array(operand).min(1).max(500),
  })
  .strict()
  .refine(({ kind, operands }) => kind !== 'ratio' || operands.length === 2, 'a ratio has two operands')
  .refine(
    ({ kind, operands }) => kind === 'equal' || kind === 'ratio' || operands.length >= 2,
    'at least two operands are wanted',
  )
  .refine(
    ({ result, operands }) => [result, ...operands].some((one) => !('constant' in one)),
    'at least one operand must lie in the filing',
  );

const queryCheck = z
  .object({
    ...common,
    kind: z.literal('query'),
    /** One SELECT over the views of core/check/custom/views.ts; each row is a finding. */
    sql: z.string().min(1).max(20000),
  })
  .strict();

export const customCheck = z.union([queryCheck, relationCheck]);
const checksFile = z
  .object({ gouji: z.literal('checks'), version: z.literal(checksVersion), checks: z.array(customCheck).max(5000) })
  .strict();

export type CellAnchor = z.output<typeof cellAnchor>;
export type PassageAnchor = z.output<typeof passageAnchor>;
export type Operand = z.output<typeof operand>;
export type PlacedOperand = Exclude<Operand, { constant: string }>;
export type RelationCheck = z.output<typeof relationCheck>;
export type QueryCheck = z.output<typeof queryCheck>;
export type CustomCheck = z.output<typeof customCheck>;

/** Reads a file of checks. Fails with `checks-invalid`, which names the file and what is wrong where. */
export function parseChecksFile(text: string, name: string): CustomCheck[] {
  const fail = (reason: string | Bilingual): GoujiError => new GoujiError('checks-invalid', { name, reason });
  let body: unknown;
  try {
    // A byte order mark is what editors on Windows put before JSON.
    body = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (thrown) {
    throw fail(thrown instanceof Error ? thrown.message : String(thrown));
  }
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
  if (typeof version === 'number' && version > checksVersion) {
    throw fail({
      zh: `文件格式为 ${version}，本版本支持到 ${checksVersion}`,
      en: `its format is ${version}; this version knows up to ${checksVersion}`,
    });
  }
  const parsed = checksFile.safeParse(body);
  if (!parsed.success) throw fail(firstIssue(parsed.error));
  const ids = new Set<string>();
  for (const { id } of parsed.data.checks) {
    if (ids.has(id)) throw fail({ zh: `编号“${id}”出现两次`, en: `the id “${id}” stands twice` });
    ids.add(id);
  }
  return parsed.data.checks;
}

/** The deepest thing that is wrong: of several shapes a check could have, the one its `kind` names. */
function firstIssue(error: z.ZodError): string {
  let issue = error.issues[0];
  let path = issue?.path ?? [];
  while (issue?.code === 'invalid_union') {
    const branches = issue.errors.filter((list) => list.length > 0);
    const deepest = branches.find((list) => list.every((one) => one.path[0] !== 'kind')) ?? branches[0];
    const next = deepest?.[0];
    if (!next) break;
    issue = next as typeof issue;
    path = [...path, ...next.path];
  }
  return `${path.map(String).join('.') || 'file'}: ${issue?.message ?? 'not understood'}`;
}

/** The file of some checks: JSON with two blanks of indentation and a newline at the end. */
export function checksFileOf(checks: readonly CustomCheck[]): string {
  return `${JSON.stringify({ gouji: 'checks', version: checksVersion, checks }, null, 2)}\n`;
}

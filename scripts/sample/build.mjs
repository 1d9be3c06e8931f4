// Builds the bundled sample: assets/sample/sample-clean.txt, sample.txt and answers.json.
//   node scripts/sample/build.mjs          writes them
//   node scripts/sample/build.mjs --check  only says whether the files in place are what the source gives
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errors, traps } from './answers.mjs';
import * as data from './data.mjs';
import { layout, print } from './layout.mjs';
import { parse } from './markup.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../assets/sample');
export const header = '远岫科技股份有限公司              2025 年度向特定对象发行 A 股股票募集说明书';

/** The source's parts, in order. */
export function readSource() {
  const folder = join(here, 'source');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** Blocks of one version, for other printers than the text's. */
export const readBlocks = (planted) => parse(readSource(), data, planted);

function version(planted) {
  const { blocks, marks } = readBlocks(planted);
  return print(layout(blocks, header), marks);
}

function answersOf(mentions) {
  const of = (id) => {
    const list = mentions.filter((m) => m.id === id).map(({ line, page, quote }) => ({ line, page, quote }));
    if (list.length === 0) throw new Error(`${id} has no mention in the source`);
    return list;
  };
  for (const { id } of mentions) {
    if (![...errors, ...traps].some((entry) => entry.id === id)) throw new Error(`${id} is marked and not described`);
  }
  return {
    file: 'sample.txt',
    convention:
      'Lines are 1-based; the text is split at \\n, a form feed begins the line after it. page is 0 for the cover, N for the page numbered 1-1-N. A quote stands from its line on once white space, running headers and page numbers are left out on both sides.',
    errors: errors.map((entry) => ({ ...entry, mentions: of(entry.id) })),
    traps: traps.map((entry) => ({ ...entry, mentions: of(entry.id) })),
  };
}

/** The three files' contents by name. */
export function build() {
  const planted = version(true);
  return {
    'sample-clean.txt': version(false).text,
    'sample.txt': planted.text,
    'answers.json': `${JSON.stringify(answersOf(planted.mentions), null, 2)}\n`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = build();
  if (process.argv.includes('--check')) {
    const stale = Object.keys(files).filter((name) => readFileSync(join(target, name), 'utf8') !== files[name]);
    for (const name of stale) console.error(`assets/sample/${name} is not what the source gives`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    mkdirSync(target, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
  }
}

import { checkFiling } from '../../core/check/engine.ts';
import { readPath } from '../../electron/backend/pipeline.ts';

/**
 * Reads one file in a process of its own, checks it with `--check`, and prints what it took as JSON: milliseconds
 * of reading and checking, the process's greatest resident memory in MB, and what was read.
 */
const [path = '', ...options] = process.argv.slice(2);
const { filing, readMs } = await readPath(path);
const began = performance.now();
const findings = options.includes('--check') ? checkFiling(filing).findings.length : null;
const checkMs = performance.now() - began;
const maxRssMb = process.resourceUsage().maxRSS / 1024;
const { pages, headings, tables, numbers, characters } = filing.report;
console.log(JSON.stringify({ readMs, checkMs, maxRssMb, pages, headings, tables, numbers, characters, findings }));

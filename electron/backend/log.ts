/** One line on standard error; filings' text never goes into it. */
export function log(line: string): void {
  process.stderr.write(`gouji: ${line.replaceAll('\n', ' ')}\n`);
}

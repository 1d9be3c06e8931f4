import { generatedFiling } from './files.ts';
import { mb, ms, readInProcess } from './measure.ts';

/** The same content in each format, read and checked in a process of its own. */
export async function benchFormats(pages: number): Promise<void> {
  console.log(`\nthe same ${pages} pages in each format`);
  for (const format of ['txt', 'md', 'html', 'docx', 'pdf'] as const) {
    const once = readInProcess(await generatedFiling({ format, pages, seed: 1 }), true);
    console.log(
      `  ${format.padEnd(5)} ${String(once.characters).padStart(8)} characters  read ${ms(once.readMs)}  check ${ms(once.checkMs)}  peak ${mb(once.maxRssMb)}` +
        `  (${once.headings} headings, ${once.tables} tables, ${once.numbers} numbers, ${once.findings} findings)`,
    );
  }
}

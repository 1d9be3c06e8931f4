import { createHash } from 'node:crypto';
import { checkFiling } from '../../core/check/engine.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import { readFiling } from '../../core/reader/read.ts';
import { openSource } from '../../core/source/open.ts';
import { pdfiumLoader } from '../../electron/backend/pdfium.ts';
import { faultsOf } from './faults.ts';

/** What came of one file: read, refused with one of the product's own errors, or a fault of the product. */
export type Verdict =
  | { kind: 'read'; ms: number }
  | { kind: 'refused'; ms: number; code: string }
  | { kind: 'fault'; ms: number; what: string; stack: string };

const pdfium = pdfiumLoader();

/** Opens, reads and checks a file and looks at what came out. Never throws. */
export async function judge(bytes: Uint8Array, name: string): Promise<Verdict> {
  const began = performance.now();
  const ms = (): number => performance.now() - began;
  try {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const source = await openSource(bytes, { name, sha256, pdfium });
    const filing = readFiling(source);
    const report = checkFiling(filing);
    const [fault] = faultsOf(filing, report);
    if (fault) return { kind: 'fault', ms: ms(), what: fault, stack: '' };
    return { kind: 'read', ms: ms() };
  } catch (error) {
    if (error instanceof GoujiError) return { kind: 'refused', ms: ms(), code: error.code };
    const { message = String(error), stack = '' } = error instanceof Error ? error : {};
    return { kind: 'fault', ms: ms(), what: `threw ${message}`, stack };
  }
}

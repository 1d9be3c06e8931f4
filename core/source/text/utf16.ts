/** Telling UTF-16 from other bytes where no byte order mark says so. */

export type ByteOrder = 'le' | 'be';

const sampleBytes = 65_536;

/**
 * The byte order in which the bytes read as plausible UTF-16, or null. Taken in the wrong order only
 * a third of the commonest characters stay common, so the right order stands out. Text in UTF-16
 * nearly always holds NULs (the upper byte of blanks, digits and line breaks); where there is none,
 * other encodings are as likely, and next to every character must be a common one.
 */
export function guessByteOrder(bytes: Uint8Array): ByteOrder | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, sampleBytes) & ~1);
  if (sample.length === 0) return null;
  const needed = sample.includes(0) ? 0.75 : 0.95;
  const little = ordinaryShare(sample, 'le');
  const big = ordinaryShare(sample, 'be');
  if (little >= needed && little - big > 0.2) return 'le';
  return big >= needed && big - little > 0.2 ? 'be' : null;
}

/** Share of units that are ASCII, Chinese characters or their punctuation. */
function ordinaryShare(bytes: Uint8Array, order: ByteOrder): number {
  const high = order === 'le' ? 1 : 0;
  let ordinary = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = ((bytes[i + high] ?? 0) << 8) | (bytes[i + 1 - high] ?? 0);
    if (isOrdinary(unit)) ordinary++;
  }
  return ordinary / (bytes.length >> 1);
}

function isOrdinary(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 ? unit !== 0x7f : unit === 9 || unit === 10 || unit === 12 || unit === 13;
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xff00 && unit <= 0xffef) ||
    (unit >= 0x2010 && unit <= 0x2040) ||
    (unit >= 0x2103 && unit <= 0x27bf) ||
    (unit >= 0xa0 && unit <= 0xff)
  );
}

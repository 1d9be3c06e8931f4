/** Telling UTF-16 from other bytes where no byte order mark says so. */

export type ByteOrder = 'le' | 'be';

const sampleBytes = 65_536;

/**
 * The byte order in which the bytes read as plausible UTF-16, or null. Text in UTF-16 nearly always
 * holds blanks, digits and line breaks, whose upper byte is NUL, always on the same side; NULs on
 * both sides are binary data. Chinese without a single blank or line break has no NUL at all, so
 * where there is none both orders are tried, and one must read as ordinary Chinese by far.
 */
export function guessByteOrder(bytes: Uint8Array): ByteOrder | null {
  if (bytes.length < 2) return null;
  const sample = bytes.subarray(0, Math.min(bytes.length, sampleBytes) & ~1);
  let evenNuls = 0;
  let oddNuls = 0;
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i] === 0) evenNuls++;
    if (sample[i + 1] === 0) oddNuls++;
  }
  if (evenNuls === 0 && oddNuls === 0) {
    if (ordinaryShare(sample, 'le') > 0.95) return 'le';
    return ordinaryShare(sample, 'be') > 0.95 ? 'be' : null;
  }
  if (oddNuls > 8 * evenNuls && ordinaryShare(sample, 'le') > 0.7) return 'le';
  if (evenNuls > 8 * oddNuls && ordinaryShare(sample, 'be') > 0.7) return 'be';
  return null;
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
    (unit >= 0xa0 && unit <= 0xff)
  );
}

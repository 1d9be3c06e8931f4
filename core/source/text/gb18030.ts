/** How a run of bytes looks when taken as GB18030. */
export interface Gb18030Look {
  /** Two-byte and four-byte characters. */
  characters: number;
  /** Those in common use: the first plane of hanzi of GB 2312 and its symbols. */
  common: number;
  /** Bytes that no character can begin with or go on with. */
  broken: number;
}

const sampleBytes = 1 << 20;

/**
 * Takes the bytes apart by the structure of GB18030. Nearly any two bytes are some character of it,
 * so that a decoder accepts a good deal of what never was GB18030; but simplified Chinese as written
 * stays within the 3,755 hanzi of the first plane of GB 2312 (lead bytes B0 to D7) and the symbols
 * before them (A1 to A9), and other encodings taken for GB18030 fall all over the table.
 */
export function lookAtGb18030(bytes: Uint8Array): Gb18030Look {
  const look: Gb18030Look = { characters: 0, common: 0, broken: 0 };
  const end = Math.min(bytes.length, sampleBytes);
  let i = 0;
  while (i < end) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xff) {
      look.broken++;
      i++;
    } else if (trail >= 0x30 && trail <= 0x39) {
      look.characters++;
      i += 4;
    } else if (trail < 0x40 || trail === 0x7f || trail === 0xff) {
      look.broken++;
      i++;
    } else {
      look.characters++;
      if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))) look.common++;
      i += 2;
    }
  }
  return look;
}

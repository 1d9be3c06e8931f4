/** Encodes in GB18030, which JavaScript only decodes: the table is what the decoder gives for every pair of bytes. */

const decoder = new TextDecoder('gb18030');
const pairs = new Map<string, [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    if (trail !== 0x7f && text.length === 1 && text !== '\ufffd' && !pairs.has(text)) pairs.set(text, [lead, trail]);
  }
}

/** The bytes, or null where a character has no two-byte code (four-byte ones are left out but for planes 1 to 16). */
export function encodeGb18030(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = pairs.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else if (code >= 0x10000) bytes.push(...fourBytes(code - 0x10000 + 189_000));
    else return null;
  }
  return Uint8Array.from(bytes);
}

function fourBytes(linear: number): number[] {
  const d = linear % 10;
  const c = Math.floor(linear / 10) % 126;
  const b = Math.floor(linear / 1260) % 10;
  const a = Math.floor(linear / 12_600);
  return [0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d];
}

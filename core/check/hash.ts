/**
 * A 64-bit FNV-1a hash of a text's UTF-16 code units, as 16 hex digits. It names findings and tells
 * changed values from unchanged ones; it is no protection against a forger.
 */
export function hashText(text: string): string {
  // Four 16-bit limbs, low first; the FNV prime 2^40 + 0x1b3 multiplies them without leaving 2^53.
  let h0 = 0x2325;
  let h1 = 0x8422;
  let h2 = 0x9ce4;
  let h3 = 0xcbf2;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 0xff, unit >>> 8]) {
      h0 ^= byte;
      const p0 = h0 * 0x1b3;
      const p1 = h1 * 0x1b3;
      const p2 = h2 * 0x1b3 + h0 * 0x100;
      const p3 = h3 * 0x1b3 + h1 * 0x100;
      h0 = p0 & 0xffff;
      const c1 = p1 + (p0 >>> 16);
      h1 = c1 & 0xffff;
      const c2 = p2 + Math.floor(c1 / 0x10000);
      h2 = c2 & 0xffff;
      const c3 = p3 + Math.floor(c2 / 0x10000);
      h3 = c3 & 0xffff;
    }
  }
  return [h3, h2, h1, h0].map((limb) => limb.toString(16).padStart(4, '0')).join('');
}

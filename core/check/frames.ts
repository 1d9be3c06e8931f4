import { breakToken, slotToken, type TokenStream } from './tokens.ts';

/** Hashes of what stands around a slot: close by on both sides, and the rarest stretch a little further off. */
export function frameKeys(stream: TokenStream, at: number): number[] {
  const { tokens } = stream;
  const keys = [
    near(tokens, at, 8, 4, 1),
    near(tokens, at, 4, 8, 2),
    near(tokens, at, 12, 0, 3),
    near(tokens, at, 0, 12, 4),
    landmark(tokens, at, 1, 5),
    landmark(tokens, at, -1, 6),
  ];
  return keys.filter((key) => key !== 0);
}

function near(tokens: Int32Array, at: number, left: number, right: number, salt: number): number {
  let hash = salt;
  for (let k = at - left; k <= at + right; k++) {
    const token = tokens[k];
    if (token === undefined || token === breakToken || (token === 0 && k !== at)) return 0;
    if (k !== at) hash = mix(hash, token);
  }
  return hash;
}

const landmarkLength = 8;

/** The stretch of 8 tokens with the smallest hash within 30 on one side, and how many slots lie before it. */
function landmark(tokens: Int32Array, at: number, step: 1 | -1, salt: number): number {
  let best = 0;
  let bestSlots = 0;
  let passed = 0;
  for (let k = 1; k <= 30; k++) {
    const from = at + step * k;
    let hash = salt;
    let usable = true;
    for (let n = 0; n < landmarkLength; n++) {
      const token = tokens[from + step * n];
      if (token === undefined || token === breakToken || token === 0) {
        usable = false;
        break;
      }
      if (token === slotToken) usable = false;
      hash = mix(hash, token);
    }
    if (usable && (best === 0 || hash < best)) {
      best = hash;
      bestSlots = passed;
    }
    const token = tokens[from];
    if (token === undefined || token === breakToken) break;
    if (token === slotToken) passed++;
  }
  return best === 0 ? 0 : mix(best, 1000 + bestSlots);
}

function mix(hash: number, token: number): number {
  let h = Math.imul(hash ^ token, 0x9e3779b1);
  h ^= h >>> 15;
  return h >>> 0 || 1;
}

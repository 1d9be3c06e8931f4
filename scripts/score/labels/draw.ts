/** Which pages of the shared filings are labelled: drawn by a seed, so that no reader had a say. `node scripts/score/labels/draw.ts` prints them. */

import { below, generator } from '../random.ts';

const seed = 20_261_122;

/** Pages to draw from, and how many, a filing. */
const filings: { file: string; pages: number; draw: number }[] = [
  { file: 'bond_ahrail_2025.pdf', pages: 288, draw: 24 },
  { file: 'pages_001282_sanlian_15p.pdf', pages: 15, draw: 8 },
  { file: 'annual_300470_zhongmi_2020.pdf', pages: 194, draw: 14 },
  { file: 'annual_300470_zhongmi_2021.pdf', pages: 219, draw: 18 },
  { file: 'ipo_001266_smartcontrol_2022.txt', pages: 381, draw: 30 },
];

for (const { file, pages, draw } of filings) {
  const next = generator(seed);
  const drawn = new Set<number>();
  while (drawn.size < draw) drawn.add(1 + below(pages, next));
  console.log(`${file}: ${[...drawn].sort((a, b) => a - b).join(' ')}`);
}

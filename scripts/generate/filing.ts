import { readBlocks } from '../sample/build.mjs';
import { plain } from '../sample/markup.mjs';
import { type Block, type PlainBlock, richBlocks } from './blocks.ts';
import { chapterOf } from './chapter.ts';
import { layPages } from './text.ts';

/** The sample's own blocks without its planted errors: cover, contents, glossary and seven parts. */
export function sampleBlocks(): Block[] {
  const blocks = (readBlocks(false).blocks as PlainBlock[]).map((block) => ({
    ...block,
    ...(block.text === undefined ? {} : { text: plain(block.text) }),
    ...(block.rows === undefined ? {} : { rows: block.rows.map((row) => row.map(plain)) }),
  }));
  return richBlocks(blocks);
}

/** A filing of at least so many pages of the text's layout (38 lines of 36 characters), in whole chapters. */
export function filingOfPages(seed: number, pages: number): Block[] {
  const blocks = sampleBlocks();
  let count = layPages(blocks).length;
  for (let at = 0; count < pages; at += 1) {
    const chapter = chapterOf(seed, at);
    count += layPages(chapter).length;
    blocks.push(...chapter);
  }
  return blocks;
}

import { chinese } from './names.ts';

/** The headings' numbers as Word generates them, one format a level; `%N` is the count of level N. */
const levels: { pattern: string; format: string; count: (value: number) => string }[] = [
  { pattern: '第%1节', format: 'chineseCountingThousand', count: chinese },
  { pattern: '%2、', format: 'chineseCountingThousand', count: chinese },
  { pattern: '（%3）', format: 'chineseCountingThousand', count: chinese },
  { pattern: '%4、', format: 'decimal', count: String },
  { pattern: '（%5）', format: 'decimal', count: String },
  { pattern: '%6', format: 'decimalEnclosedCircle', count: (value) => String.fromCodePoint(0x245f + value) },
];

/** Counts headings as Word does: each level by itself, begun again after a higher one. */
export class Numbering {
  private readonly counts = levels.map(() => 0);

  /** The number that Word would write before the heading, if `text` begins with it; else null, and nothing is counted. */
  next(level: number, text: string): string | null {
    const at = level - 1;
    const { pattern, count } = levels[at] as (typeof levels)[number];
    const number = pattern.replace(/%\d/, count((this.counts[at] as number) + 1));
    // Programs differ on what a level counts from where one above it has not begun.
    if (!text.startsWith(number) || this.counts.slice(0, at).includes(0)) return null;
    this.counts[at] = (this.counts[at] as number) + 1;
    this.counts.fill(0, level);
    return number;
  }
}

/** word/numbering.xml: one multilevel list, tied to the heading styles. */
export const numberingPart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
${levels
  .map(
    ({ pattern, format }, at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="Heading${at + 1}"/><w:suff w:val="${at === 0 ? 'space' : 'nothing'}"/><w:lvlText w:val="${pattern}"/><w:lvlJc w:val="left"/></w:lvl>`,
  )
  .join('\n')}
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>`;

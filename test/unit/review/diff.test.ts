import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPassages, tokens } from '../../../core/review/diff.ts';
import { cutAtMarks } from '../../../core/review/pieces.ts';

function marked(text: string, spans: { start: number; end: number }[]): string[] {
  return spans.map((span) => text.slice(span.start, span.end));
}

describe('the difference of two passages', () => {
  it('marks the number and the word that differ, and nothing else', () => {
    const a = '公司受邀参与了国际、国家和行业标准等 38 项标准制定工作';
    const b = '公司受邀参与了国家和行业标准等 35 项标准制定工作';
    const diff = diffPassages(a, b);
    expect(diff.alike).toBe(true);
    expect(marked(a, diff.a).join('|')).toMatch(/38/);
    expect(marked(b, diff.b)).toEqual(['35']);
    expect(marked(a, diff.a).join('').replace(/\D/g, '')).toBe('38');
  });

  it('takes a number with its separators as one', () => {
    expect(tokens('增长1,234.56%，').map((token) => token.text)).toEqual(['增', '长', '1,234.56%', '，']);
    const diff = diffPassages('收入为1,234.56万元', '收入为1,243.56万元');
    expect(marked('收入为1,234.56万元', diff.a)).toEqual(['1,234.56']);
  });

  it('does not mark blanks from broken lines', () => {
    expect(diffPassages('公司 拥有 12 项专利', '公司拥有12项专利')).toEqual({ a: [], b: [], alike: true });
  });

  it('says so where passages have nothing in common', () => {
    expect(diffPassages('甲乙丙丁戊己庚辛壬癸', '子丑寅卯辰巳午未申酉').alike).toBe(false);
  });

  it('what is left unmarked is the same text on both sides', () => {
    const alphabet = fc.constantFrom('甲', '乙', '丙', '1', '2', 'a', '，', ' ');
    const text = fc.array(alphabet, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const diff = diffPassages(a, b);
        if (!diff.alike) return;
        const rest = (whole: string, spans: { start: number; end: number }[]) =>
          cutAtMarks(whole, spans)
            .filter((piece) => piece.marks.length === 0)
            .map((piece) => piece.text)
            .join('')
            .replace(/\s/g, '');
        expect(rest(a, diff.a)).toBe(rest(b, diff.b));
      }),
    );
  });

  it('stays quick on long passages that differ throughout', () => {
    const a = Array.from({ length: 20000 }, (_, index) => String.fromCharCode(0x4e00 + (index % 900))).join('');
    const b = Array.from({ length: 20000 }, (_, index) => String.fromCharCode(0x5e00 + (index % 800))).join('');
    expect(diffPassages(a, b).alike).toBe(false);
  });
});

describe('cutting text at marks', () => {
  it('keeps the whole text, whatever the marks', () => {
    const mark = fc
      .tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 }))
      .map(([start, end]) => ({ start, end }));
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
        const pieces = cutAtMarks(text, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) {
          for (const inside of piece.marks) {
            expect(inside.start).toBeLessThanOrEqual(piece.start);
            expect(inside.end).toBeGreaterThanOrEqual(piece.start + piece.text.length);
          }
        }
      }),
    );
  });
});

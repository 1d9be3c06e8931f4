import { describe, expect, it } from 'vitest';
import { pdfiumLoader } from '../../../electron/backend/pdfium.ts';
import { failure, fixture, open } from './helpers.ts';
import { show, toUnicode, writePdf } from './pdf-writer.ts';

const chinese = [
  ['第一节 发行概况', 1],
  ['公司拥有专利49项1，募集资金总额为36,500.25万元。', 1],
  ['全角字符：（ＡＢＣ）１２３，截至２０２２年。', 1],
  ['项目 2022年 2021年', 1],
  ['营业收入 1,234.56 1,100.00', 1],
  ['营业成本 -834.50 -700.25', 1],
  ['第二节 财务数据', 2],
  ['第二页的文字，毛利率为32.41%。', 2],
  ['第三节 横排的页', 3],
  ['这一页在显示时旋转九十度。', 3],
];

const textsOf = (document: Awaited<ReturnType<typeof open>>) => document.lines.map((line) => line.text);
const openPage = async (content: string) => textsOf(await open(writePdf({ pages: [{ content }] })));

describe('a PDF with text', () => {
  it('gives its lines page by page, with blanks between cells and marks in their line', async () => {
    const document = await open(fixture('text.pdf'));
    expect(document.lines.map((line) => [line.text, line.page])).toEqual(chinese);
    expect(document).toMatchObject({ format: 'pdf', encoding: null, pages: 3, warnings: [] });
    expect(document.characters).toBe(textsOf(document).join('').length);
    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a box for each character, from left to right and within the page as displayed', async () => {
    const document = await open(fixture('text.pdf'));
    const sizes = document.layout?.map((page) => [Math.round(page.width), Math.round(page.height)]);
    expect(sizes).toEqual([
      [400, 300],
      [400, 300],
      [300, 400],
    ]);
    expect(document.layout?.flatMap((page) => page.lines.map((line) => line.line))).toEqual(
      chinese.map((_, i) => i + 1),
    );
    const line = document.layout?.[0]?.lines[1];
    expect(line?.fontSize).toBeCloseTo(12, 0);
    expect(line?.boxes).toHaveLength(4 * (document.lines[1]?.text.length ?? 0));
    const boxes = line?.boxes ?? new Float32Array();
    for (let i = 4; i < boxes.length; i += 4) expect(boxes[i]).toBeGreaterThanOrEqual((boxes[i - 4] ?? 0) - 0.01);
    expect(boxes[0]).toBeCloseTo(40, 0);
    expect(boxes[1]).toBeGreaterThan(40);
    expect(boxes[3]).toBeLessThan(100);
  });

  it('has the borders of a table as rulings, each drawn once', async () => {
    const document = await open(fixture('text.pdf'));
    const rulings = document.layout?.[0]?.rulings ?? [];
    expect(rulings.filter((ruling) => ruling.y0 === ruling.y1)).toHaveLength(4);
    expect(rulings.filter((ruling) => ruling.x0 === ruling.x1)).toHaveLength(4);
  });
});

describe('where text stands', () => {
  const drawing = `${show('Ab', 20, 70)}0.5 w 10 20 m 110 20 l S 50 10 80 30 re S 100 50 60 0.4 re f 10 60 40 20 re f`;

  it.each([
    [0, 200, 100, [20, 20.6, 26.7, 32.2]],
    [90, 100, 200, [67.8, 20, 79.4, 26.7]],
    [180, 200, 100, [173.3, 67.8, 180, 79.4]],
    [270, 100, 200, [20.6, 173.3, 32.2, 180]],
  ])('is told as displayed on a page rotated by %i degrees', async (rotate, width, height, box) => {
    const document = await open(writePdf({ pages: [{ content: drawing, rotate }] }));
    const page = document.layout?.[0];
    expect(page).toMatchObject({ width, height });
    expect([...(page?.lines[0]?.boxes.subarray(0, 4) ?? [])].map((value) => Math.round(value * 10) / 10)).toEqual(box);
    // The stroked line, four sides of the stroked box and the thin filled box; the filled area is none.
    expect(page?.rulings).toHaveLength(6);
  });

  it('has no ruling where a light strip belongs to the shading of a cell', async () => {
    const shading =
      '0.8 g 20 20 80 20 re f 18 20 2 20 re f 1 g 10 90 90 1 re f 0 g 20 18 80 0.5 re f 0.5 0.4 0.9 rg 20 44 80 0.5 re f ';
    const document = await open(writePdf({ pages: [{ content: shading + show('a', 30, 25) }] }));
    expect(document.layout?.[0]?.rulings.map((ruling) => [ruling.x0, ruling.x1])).toEqual([
      [20, 100],
      [20, 100],
    ]);
  });

  it('is told from the corner of the visible page', async () => {
    const document = await open(writePdf({ pages: [{ content: show('Ab', 120, 270), box: [100, 200, 300, 300] }] }));
    expect(document.layout?.[0]?.lines[0]?.boxes[0]).toBeCloseTo(20, 1);
    expect(document.layout?.[0]?.lines[0]?.boxes[3]).toBeCloseTo(32.2, 1);
  });

  it('gives an inserted blank the box of the gap', async () => {
    const document = await open(writePdf({ pages: [{ content: show('left', 20, 30) + show('right', 150, 30) }] }));
    expect(textsOf(document)).toEqual(['left right']);
    const boxes = document.layout?.[0]?.lines[0]?.boxes ?? new Float32Array();
    expect(boxes[16]).toBeCloseTo(boxes[14] ?? 0, 3);
    expect(boxes[18]).toBeCloseTo(150, 1);
  });
});

describe('the lines of a page', () => {
  it('are read by rows, whatever the order in which they were drawn', async () => {
    expect(
      await openPage(show('cd', 100, 20) + show('Total', 20, 60) + show('ab', 20, 20) + show('9.50', 100, 60.8)),
    ).toEqual(['Total 9.50', 'ab cd']);
  });

  it('have no blank within a number set figure by figure', async () => {
    expect(await openPage(show('1', 20, 20) + show(',', 28, 20) + show('2', 33, 20) + show('34', 41, 20))).toEqual([
      '1,234',
    ]);
  });

  it('are parted by the rulings of a table, however close the cells stand', async () => {
    const cells = show('390,98', 20, 20) + show('262,203', 50.3, 20);
    expect(await openPage(cells)).toEqual(['390,98262,203']);
    expect(await openPage(`${cells}50.1 10 m 50.1 40 l S`)).toEqual(['390,98 262,203']);
    expect(await openPage(`${cells}50.1 40 m 50.1 60 l S`)).toEqual(['390,98262,203']);
  });

  it('hold text drawn twice to look bold once', async () => {
    expect(await openPage(show('Total 112.55', 20, 70) + show('Total 112.55', 20.3, 70))).toEqual(['Total 112.55']);
  });

  it('hold raised and lowered marks', async () => {
    const raised = show('Patents 49', 20, 70) + show('1', 67.8, 74, 6) + show('held', 75, 70);
    expect(await openPage(raised)).toEqual(['Patents 491 held']);
    expect(await openPage(show('H', 20, 40) + show('2', 27.3, 38, 6) + show('O', 31, 40))).toEqual(['H2O']);
  });

  it('keep vertical and slanted text whole, after the upright', async () => {
    const turned =
      'BT /F 10 Tf 0 1 -1 0 50 20 Tm (up) Tj ET BT /F 10 Tf 0 -1 1 0 80 60 Tm (down) Tj ET BT /F 10 Tf .7 .7 -.7 .7 120 20 Tm (slant) Tj ET ';
    expect(await openPage(turned + show('upright', 20, 90))).toEqual(['upright', 'down', 'up', 'slant']);
  });

  it('leave out what lies outside the page and rows of blanks', async () => {
    expect(await openPage(show('in', 20, 70) + show('out', 300, 70) + show('   ', 20, 40))).toEqual(['in']);
  });

  it('have the ordinary character for radicals, a mark for private and unmapped codes, full-width forms as they are', async () => {
    const map = toUnicode({ A: 0xe001, B: 0x2f00, C: 0xff08, D: 0x2ed3, E: 0xf900 });
    const identity =
      '/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]';
    const document = await open(
      writePdf({
        fonts: {
          G: { dictionary: '/Subtype /Type1 /BaseFont /Helvetica', toUnicode: map },
          H: { dictionary: identity },
        },
        pages: [
          { content: `${show('ABCDE', 20, 70, 10, 'G')}BT /H 10 Tf 20 30 Td <00010002> Tj ET` },
          { content: show('b', 9, 9) },
        ],
      }),
    );
    expect(textsOf(document)).toEqual(['\ufffd一（长豈'.normalize('NFC'), '\ufffd\ufffd', 'b']);
    expect(document.warnings).toEqual([expect.objectContaining({ code: 'unreadable-character', page: 1 })]);
    expect(document.warnings[0]?.message.en).toContain('3');
  });
});

describe('a PDF that cannot simply be read', () => {
  it('asks for its password, and tells a wrong one', async () => {
    const locked = fixture('user-password.pdf');
    expect((await failure(locked)).code).toBe('pdf-password');
    expect((await failure(locked, { password: 'sesame' })).code).toBe('pdf-wrong-password');
    expect((await open(locked, { password: 'open-sesame' })).lines).toHaveLength(chinese.length);
  });

  it('opens where only its owner restricted it', async () => {
    expect((await open(fixture('owner-restricted.pdf'))).lines).toHaveLength(chinese.length);
  });

  it('is refused where no page holds text, or nothing but a watermark', async () => {
    expect((await failure(fixture('scan.pdf'))).toReport()).toMatchObject({
      code: 'pdf-no-text',
      details: { pages: 2 },
    });
    const watermark = 'BT /F 10 Tf .7 .7 -.7 .7 20 20 Tm (for filing only) Tj ET';
    expect((await failure(writePdf({ pages: [{ content: watermark }] }))).code).toBe('pdf-no-text');
  });

  it('names the pages without text', async () => {
    const document = await open(
      writePdf({ pages: [{ content: show('a', 9, 9) }, { content: '' }, { content: show('b', 9, 9) }] }),
    );
    expect(document.warnings).toEqual([expect.objectContaining({ code: 'page-without-text', page: 2, line: null })]);
    expect(document.lines.map((line) => line.page)).toEqual([1, 3]);
  });

  it('names a run of pages without text once', async () => {
    const shown = ['a', '', '', '', 'b', ''].map((text) => ({ content: text && show(text, 9, 9) }));
    const { warnings } = await open(writePdf({ pages: shown }));
    expect(warnings.map(({ page, endPage }) => [page, endPage])).toEqual([
      [2, 4],
      [6, undefined],
    ]);
    expect(warnings[0]?.message.zh).toContain('第 2–4 页');
  });

  it('is refused as damaged where nothing can be recovered', async () => {
    expect((await failure(fixture('truncated.pdf'))).code).toBe('pdf-damaged');
    expect((await failure(Buffer.from('%PDF-1.7\nnothing more'))).code).toBe('pdf-damaged');
  });

  it('is read as far as it goes where its end is gone, and says so', async () => {
    const whole = Buffer.from(writePdf({ pages: [{ content: show('first', 9, 9) }] }));
    const document = await open(whole.subarray(0, whole.indexOf('startxref')));
    expect(textsOf(document)).toEqual(['first']);
    expect(document.warnings.map((warning) => warning.code)).toEqual(['file-damaged']);
  });
});

/** Reads a PDF of so many pages and counts the calls into PDFium by function. */
async function countCalls(pages: number): Promise<Map<string, number>> {
  const content = `${show('a line of text', 20, 50)}20 40 100 1 re f\n20 20 100 1 re f\n`;
  const counts = new Map<string, number>();
  const load = async () => {
    const { calls, ...rest } = await pdfiumLoader()();
    const counted = Object.entries(calls).map(([name, call]) => [
      name,
      (...args: number[]) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return call(...args);
      },
    ]);
    return { ...rest, calls: Object.fromEntries(counted) };
  };
  await open(writePdf({ pages: Array.from({ length: pages }, () => ({ content })) }), { pdfium: load });
  return counts;
}

describe('the work on a PDF', () => {
  it('grows with its pages and no faster, each of which is closed again', async () => {
    const once = await countCalls(20);
    const twice = await countCalls(40);
    const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
    expect(sum(twice) / sum(once)).toBeLessThanOrEqual(2);
    expect(twice.get('FPDF_ClosePage')).toBe(40);
    expect(twice.get('FPDFText_ClosePage')).toBe(40);
    // A glyph takes a handful of calls, a filled rectangle too.
    expect(sum(twice) / 40).toBeLessThan(9 * 'a line of text'.length + 2 * 9 + 20);
  });

  const long = writePdf({ pages: Array.from({ length: 120 }, (_, i) => ({ content: show(`page ${i}`, 20, 50) })) });

  it('tells its progress from 0 to 1', async () => {
    const shares: number[] = [];
    await open(long, { onProgress: (share) => shares.push(share) });
    expect(shares).toHaveLength(120);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('stops where it is cancelled, before and between pages', async () => {
    const controller = new AbortController();
    let pages = 0;
    const onProgress = () => {
      pages++;
      if (pages === 5) controller.abort();
    };
    expect((await failure(long, { signal: controller.signal, onProgress })).code).toBe('cancelled');
    expect(pages).toBe(5);
    expect((await failure(long, { signal: AbortSignal.abort() })).code).toBe('cancelled');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../../../core/numbers/exact.ts';
import { type ScannedNumber, scanNumbers } from '../../../core/numbers/scan.ts';

function only(text: string, columnUnit?: string): ScannedNumber {
  const found = scanNumbers(text, columnUnit === undefined ? {} : { columnUnit });
  expect(found, text).toHaveLength(1);
  const [first] = found;
  if (first === undefined) throw new Error('nothing found');
  return first;
}

const summary = (number: ScannedNumber): unknown[] => [
  number.raw,
  number.kind,
  number.value ?? number.date,
  number.unit,
  number.approximation,
];
const all = (text: string): unknown[][] => scanNumbers(text).map(summary);

describe('quantities', () => {
  it.each([
    ['注册资本 1,627,094,945.89 元', '1627094945.89', '元', '元', '0.01'],
    ['合计 162,709.49 万元', '1627094900', '万元', '元', '100'],
    ['规模达到 3,369.3 亿元', '336930000000', '亿元', '元', '10000000'],
    ['将超过 3万亿元', '3000000000000', '万亿元', '元', '1000000000000'],
    ['收入 120.5 百万美元', '120500000', '百万美元', '美元', '100000'],
    ['持股 19.78%', '0.1978', '%', '%', '0.0001'],
    ['持股 19.78％', '0.1978', '％', '%', '0.0001'],
    ['税率 5‰', '0.005', '‰', '%', '0.001'],
    ['上升 1.35 个百分点', '0.0135', '个百分点', 'pp', '0.0001'],
    ['下调 25 个基点', '0.0025', '个基点', 'pp', '0.0001'],
    ['共 49项标准', '49', '项', '项', '1'],
    ['覆盖 14.7 万 个网点', '147000', '万个', '个', '1000'],
    ['发行 11,243 万股', '112430000', '万股', '股', '10000'],
    ['价格 15.37 元/股', '15.37', '元/股', '元/股', '0.01'],
    ['面积 1,200.5 平方米', '1200.5', '平方米', '平方米', '0.1'],
    ['装机 30 千瓦', '30', '千瓦', '千瓦', '1'],
    ['１２，３４５．６７元', '12345.67', '元', '元', '0.01'],
    ['￥5,000.00', '5000', '元', '元', '0.01'],
    ['$500万', '5000000', '万美元', '美元', '10000'],
    ['前 20 个交易日', '20', '个交易日', '交易日', '1'],
  ])('%s', (text, value, unit, dimension, ulp) => {
    const number = only(text);
    expect([number.kind, number.value, number.unit, number.dimension, number.ulp]).toEqual([
      'quantity',
      value,
      unit,
      dimension,
      ulp,
    ]);
  });

  it('keeps a sign where one is printed, and a dash between numbers apart', () => {
    expect(only('净利润为-2,133.68 万元').value).toBe('-21336800');
    expect(only('−5.2%').value).toBe('-0.052');
    expect(only('(1,234.56)').value).toBe('-1234.56');
    expect(only('公司亏损 5 万元').value).toBe('50000');
    expect(scanNumbers('14.50 -13.25').map((number) => number.value)).toEqual(['14.5', '-13.25']);
    expect(scanNumbers('持股比例（19.78%）').map((number) => number.value)).toEqual(['0.1978']);
  });

  it('joins an amount that a broken line left a blank in', () => {
    expect(only('1,234,5 67.89 元').value).toBe('1234567.89');
    expect(only('1,234, 567.89 元').value).toBe('1234567.89');
    expect(only('1,234,567. 89 元').value).toBe('1234567.89');
  });

  it('reads the words that bound a number', () => {
    expect(
      all('超过 100 家，不超过 35 名（含本数），至少 3 人，近 50 家，近 3 年，约 2 亿元，5 人以上，100 余家，10%左右'),
    ).toEqual([
      ['100 家', 'quantity', '100', '家', 'over'],
      ['35 名', 'quantity', '35', '名', 'at-most'],
      ['3 人', 'quantity', '3', '人', 'at-least'],
      ['50 家', 'quantity', '50', '家', 'about'],
      ['3 年', 'quantity', '3', '年', 'exact'],
      ['2 亿元', 'quantity', '200000000', '亿元', 'about'],
      ['5 人', 'quantity', '5', '人', 'at-least'],
      ['100 余家', 'quantity', '100', '家', 'over'],
      ['10%', 'quantity', '0.1', '%', 'about'],
    ]);
  });

  it('shares a unit along a range or a list', () => {
    expect(all('3-5 年')).toEqual([
      ['3', 'quantity', '3', '年', 'at-least'],
      ['5 年', 'quantity', '5', '年', 'at-most'],
    ]);
    expect(scanNumbers('分别为 10、20 和 30 万元').map((number) => number.value)).toEqual([
      '100000',
      '200000',
      '300000',
    ]);
  });

  it('gives a bare number the unit of its column, and no other number', () => {
    expect(only('1,234.56', '万元').value).toBe('12345600');
    expect(only('45.62', '%').value).toBe('0.4562');
    expect(only('12.5%', '万元').value).toBe('0.125');
    expect(only('2021.12', '万元').value).toBe('20211200');
    expect(only('(12)', '万元').value).toBe('-120000');
    expect(only('1234567', '元').value).toBe('1234567');
  });
});

describe('Chinese numerals', () => {
  it('count only before a counter', () => {
    expect(all('三十五名股东，二只产品，十二个月，两家子公司，九座机场，一百零八项')).toEqual([
      ['三十五名', 'quantity', '35', '名', 'exact'],
      ['二只', 'quantity', '2', '只', 'exact'],
      ['十二个月', 'quantity', '12', '个月', 'exact'],
      ['两家', 'quantity', '2', '家', 'exact'],
      ['九座', 'quantity', '9', '座', 'exact'],
      ['一百零八项', 'quantity', '108', '项', 'exact'],
    ]);
    expect(all('统一认证，进一步，一种方法，百度，千方百计，单位：万元，四川，三一重工，十分')).toEqual([]);
  });

  it('read rough numbers, fractions and amounts in full form', () => {
    expect(all('上百种算法，百余家客户，日均达百万人次，百分之五十，三大实验室，壹佰万元整')).toEqual([
      ['百种', 'quantity', '100', '种', 'about'],
      ['百余家', 'quantity', '100', '家', 'over'],
      ['百万人次', 'quantity', '1000000', '人次', 'exact'],
      ['百分之五十', 'quantity', '0.5', '分之', 'exact'],
      ['三大', 'quantity', '3', '大', 'exact'],
      ['壹佰万元', 'quantity', '1000000', '元', 'exact'],
    ]);
  });
});

describe('dates', () => {
  it.each([
    ['2022 年 12 月 31 日', '2022-12-31'],
    ['2022-12-31', '2022-12-31'],
    ['2022.12.31', '2022-12-31'],
    ['2022/1/5', '2022-01-05'],
    ['2022/12', '2022-12-01/2022-12-31'],
    ['2024 年 2 月', '2024-02-01/2024-02-29'],
    ['2022 年末', '2022-12-31'],
    ['2022 年度', '2022-01-01/2022-12-31'],
    ['2022年1-3月', '2022-01-01/2022-03-31'],
    ['2022 年上半年', '2022-01-01/2022-06-30'],
    ['2022 年第三季度', '2022-07-01/2022-09-30'],
    ['2020-2022 年', '2020-01-01/2022-12-31'],
    ['二〇二三年六月三十日', '2023-06-30'],
    ['２０２２年６月末', '2022-06-30'],
  ])('%s', (text, iso) => {
    expect(summary(only(text)).slice(1, 3)).toEqual(['date', iso]);
    expect(only(text).raw).toBe(text);
  });

  it('share their 年 along a list, and keep apart from spans', () => {
    expect(scanNumbers('2020、2021 和 2022 年末').map((number) => number.date)).toEqual([
      '2020-12-31',
      '2021-12-31',
      '2022-12-31',
    ]);
    expect(scanNumbers('2020年至2022年').map((number) => number.kind)).toEqual(['date', 'date']);
    expect(only('12 个月').kind).toBe('quantity');
    expect(only('12 月 31 日').date).toBeNull();
  });
});

describe('numbers that are none', () => {
  it.each([
    ['证监发[2012]37 号', 'law'],
    ['财税〔2019〕13 号', 'law'],
    ['审字[2020]第4-01043号', 'law'],
    ['第 206 号令', 'law'],
    ['第 3 页', 'ordinal'],
    ['第五次会议', 'ordinal'],
    ['ISO 9001:2015', 'identifier'],
    ['GB/T 28181-2016', 'identifier'],
    ['H.264 编码', 'identifier'],
    ['5G 网络', 'identifier'],
    ['GPT-3 模型', 'identifier'],
    ['A4 纸', 'identifier'],
    ['股票代码：688000', 'identifier'],
    ['统一社会信用代码 91440101331402737P', 'identifier'],
    ['电话 010-6083 6954', 'identifier'],
    ['1504室', 'identifier'],
    ['1-1-5', 'identifier'],
    ['1、本公司承诺', 'ordinal'],
    ['（1）本公司承诺', 'ordinal'],
    ['见附件2', 'ordinal'],
    ['获得桂冠1 并', 'footnote'],
    ['23铁路01 已上市', 'identifier'],
    ['59,65477,238', 'identifier'],
    ['代码 000123', 'identifier'],
  ])('%s is %s', (text, kind) => {
    expect(only(text).kind).toBe(kind);
    expect(only(text).value).toBeNull();
  });
});

/** An integer with thousands separators. */
function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

it('passes over web addresses', () => {
  expect(scanNumbers('见 http://example.com/a?id=300470&t=2021-06-17 之第 3 页').map((number) => number.raw)).toEqual([
    '3',
  ]);
});

it('tells storeys of an address from counted ones', () => {
  expect(scanNumbers('2幢西侧4层，7栋4楼').every((number) => number.kind === 'identifier')).toBe(true);
  expect(only('新建 3 层厂房').value).toBe('3');
});

describe('properties', () => {
  const amount = fc.record({
    whole: fc.bigInt({ min: 0n, max: 999_999_999_999n }),
    decimals: fc.integer({ min: 0, max: 4 }),
    fraction: fc.nat({ max: 9999 }),
    negative: fc.boolean(),
    unit: fc.constantFrom(
      ['元', 0],
      ['万元', 4],
      ['亿元', 8],
      ['股', 0],
      ['万股', 4],
      ['%', -2],
      ['项', 0],
      ['吨', 0],
      ['万美元', 4],
    ) as fc.Arbitrary<[string, number]>,
    blank: fc.constantFrom('', ' '),
    wide: fc.boolean(),
  });

  it('reads back every amount that it is printed', () => {
    fc.assert(
      fc.property(amount, ({ whole, decimals, fraction, negative, unit: [unit, power], blank, wide }) => {
        const tail = decimals === 0 ? '' : `.${String(fraction).padStart(4, '0').slice(0, decimals)}`;
        const plain = `${whole}${tail}`;
        const digits = `${grouped(String(whole))}${tail}`;
        const printed = wide
          ? digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : digits;
        const number = only(`金额为${negative ? '-' : ''}${printed}${blank}${unit}，`);
        const value = exact(plain)
          .times(exact(10).pow(power))
          .times(negative ? -1 : 1);
        expect(exact(number.value ?? 'NaN').eq(value)).toBe(true);
        expect(number.unit).toBe(unit);
        expect(number.digits).toBe(decimals);
        expect(exact(number.ulp ?? 'NaN').eq(exact(10).pow(power - decimals))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('yields ranges in order, within bounds, without overlap, whose text is raw', () => {
    const piece = fc.constantFrom(
      '2022 年',
      '1,234',
      '.5',
      '％',
      '-',
      '（',
      '）',
      '第',
      '三',
      '十',
      '百',
      '万',
      '元',
      '号',
      '、',
      ' ',
      '至',
      'A',
      '号',
      '月',
      '12',
      '0',
      '年',
      '[2012]',
      '名',
      '约',
      '以上',
      '，',
      '/',
      ':',
      '亿',
      '分之',
      '两',
      '一',
      '￥',
      '１',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(undefined, '万元', '%'), (pieces, columnUnit) => {
        const text = pieces.join('');
        let last = 0;
        for (const number of scanNumbers(text, columnUnit === undefined ? {} : { columnUnit })) {
          expect(number.start).toBeGreaterThanOrEqual(last);
          expect(number.end).toBeGreaterThan(number.start);
          expect(number.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(number.start, number.end)).toBe(number.raw);
          expect(number.value === null).toBe(number.kind !== 'quantity');
          last = number.end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['digits', '1'],
    ['separators', '1,'],
    ['hyphens', '1-'],
    ['numerals', '三十'],
    ['blanks', '1 '],
    ['brackets', '（1'],
    ['prose', '截至 2022 年末，公司拥有 49 项专利，金额为 1,234.56 万元；'],
  ])('takes time in proportion to the text: %s', (_name, unit) => {
    const time = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      scanNumbers(text);
      const runs = [0, 1, 2].map(() => {
        const start = performance.now();
        scanNumbers(text);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    const small = time(20_000);
    const large = time(160_000);
    // Eight times the text: far from the sixty-four times that quadratic work would take.
    expect(large).toBeLessThan(Math.max(small, 1) * 32);
  });
});

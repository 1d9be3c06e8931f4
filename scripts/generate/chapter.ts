import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sample from '../sample/data.mjs';
import { parse } from '../sample/markup.mjs';
import { type Block, richBlocks } from './blocks.ts';
import { figuresOf } from './figures.ts';
import { chinese, client, companyName, field, patentName, person, place, supplier } from './names.ts';
import { type Random, randomOf } from './random.ts';
import { dateOf, type Kind, sentence } from './sentences.ts';

/**
 * One chapter of a generated filing: a subsidiary of the fictional issuer with statements, notes, contracts
 * and patents of its own. All its figures come of the seed and agree with one another.
 */
export function chapterOf(seed: number, at: number): Block[] {
  const scope = { ...sample, ...scopeOf(randomOf(seed, 'chapter', at), at) };
  return richBlocks(parse(markup(), scope, false).blocks, { nested: { 联系方式: scope.contact } });
}

/** The sample's last part is the seventh. */
const firstOrdinal = 8;

let text: string | null = null;
function markup(): string {
  const folder = join(import.meta.dirname, 'source');
  text ??= readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return text;
}

function scopeOf(random: Random, at: number) {
  const figures = figuresOf(random);
  const { full, short } = companyName(random, at);
  const goods = figures.products.map(({ name }) => name);
  const told = { random, short, goods, said: new Set<string>() };
  const say = (kind: Kind, product?: { name: string }): string => sentence(told, kind, product?.name);
  const day = (): string => dateOf(random);
  const list = <T>(low: number, high: number, of: (k: number) => T): T[] =>
    Array.from({ length: random.whole(low, high) }, (_, k) => of(k));
  const topFive = (y: 0 | 1): [string, number][] =>
    [0.13, 0.1, 0.08, 0.05, 0.04].map((part) => [
      client(random),
      sample.r2(figures.revenue[y] * part * (0.9 + random.unit() * 0.2)),
    ]);
  return {
    ...figures,
    ordinal: chinese(firstOrdinal + at),
    name: full,
    short,
    sentence: say,
    founded: dateOf(random, 2009, 2018),
    chief: person(random),
    town: place(random),
    road: `${random.pick(['听松', '望江', '临溪', '云台', '鹿鸣'])}路${random.whole(1, 399)}号`,
    holding: random.pick(['51.00', '60.00', '65.00', '70.00', '80.00']),
    fields: `${field(random)}、${field(random)}`.replace(/^(.+)、\1$/, '$1'),
    terms: termsOf(random),
    years: ['2024年度', '2023年度'],
    clients: [topFive(0), topFive(1)],
    contracts: list(
      6,
      42,
      () => [`${random.pick(goods)}采购合同`, client(random), random.amount(80, 2600), day()] as const,
    ),
    patents: list(8, 90, () => patentOf(random)),
    headcount: figures.staff.reduce((all, { count }) => all + count, 0),
    assets: ['房屋及建筑物', '机器设备', '电子设备', '运输设备'].map((kind) => ({
      kind,
      open: random.amount(400, 9000),
      add: random.amount(10, 900),
      sell: random.chance(0.3) ? 0 : random.amount(1, 90),
    })),
    related: ['采购商品', '接受劳务', '销售商品'].map((kind) =>
      list(
        2,
        9,
        () => [kind, supplier(random), random.pick(goods), random.amount(10, 900)] as [string, string, string, number],
      ),
    ),
    about: (product: { name: string }, k: number): string => aboutProduct(say, product, k),
    contact: [
      ['联系人', person(random)],
      ['电话', `0999-${random.whole(6000, 6999)} ${random.whole(1000, 9999)}`],
      ['电子信箱', `ir${at + 1}@yuanxiu.example`],
    ],
  };
}

function aboutProduct(
  say: (kind: Kind, product: { name: string }) => string,
  product: { name: string },
  k: number,
): string {
  const lines = [`#### ${k + 1}、${product.name}`, say('product', product) + say('product', product)];
  if (k > 0) return [...lines, say('feature', product)].join('\n');
  const parts = [
    '##### （1）产品特点',
    '###### ①技术指标',
    say('feature', product),
    '###### ②适用场景',
    say('market', product),
  ];
  return [...lines, ...parts, '##### （2）产能', say('capacity', product)].join('\n');
}

const termPool: [string, string][] = [
  ['老化测试', '产品出厂前在高温、满载条件下连续运行的测试'],
  ['贴片', '将元器件焊接于印制电路板表面的工序'],
  ['驻场', '由服务人员在客户现场提供的运行与维护支持'],
  ['断点续传', '网络恢复后由中断处继续传输数据的方式'],
  ['产销率', '当期销量与当期产量之比'],
  ['质保期', '产品验收后由供方承担免费维修责任的期间'],
];

const termsOf = (random: Random): [string, string][] => random.some(termPool, random.whole(2, termPool.length));

function patentOf(random: Random): [string, string, string, string] {
  const invention = random.chance(0.45);
  const year = random.whole(2015, 2023);
  const number = `ZL${year}${invention ? 1 : 2}0${random.whole(100000, 999999)}.${random.whole(0, 9)}`;
  return [
    patentName(random),
    invention ? '发明' : '实用新型',
    number,
    `${year}年${random.whole(1, 12)}月${random.whole(1, 28)}日`,
  ];
}

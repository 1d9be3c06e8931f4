/**
 * Line items of financial statements by the names that they go under: 资产总计, 资产总额 and 总资产 are one.
 * A label that is not listed is its own item.
 */

const leads =
  /^(?:其中|减|加|其中项)[：:]|^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,2}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳])/;
const note = /[（(][^（）()]*(?:号填列|号填|净亏损|损失以|亏损以|元|万元|%|％|含|合计)[^（）()]*[）)]$/;

const aliases: readonly (readonly [string, RegExp])[] = [
  ['资产总计', /^(资产(总计|总额|合计)|总资产)$/],
  ['负债合计', /^(负债(合计|总额|总计)|总负债)$/],
  [
    '归母权益',
    /^归属于?(母公司|上市公司|发行人|挂牌公司|本?公司|申请挂牌公司)(普通股)?(的)?(所有者|股东)(的)?(权益|净资产)(合计|总额|总计)?$/,
  ],
  ['所有者权益合计', /^((所有者|股东)权益(（或股东权益）|\(或股东权益\))?(合计|总额|总计)|净资产(合计|总额|总计))$/],
  ['负债和权益总计', /^负债(和|及|与)(所有者|股东)权益(（或股东权益）|\(或股东权益\))?(总计|合计|总额)$/],
  [
    '归母净利润',
    /^归属于?(母公司|上市公司|发行人|挂牌公司|本?公司|申请挂牌公司)(普通股)?(所有者|股东)?(的)?(所有者|股东)?(的)?净利润$/,
  ],
  [
    '扣非归母净利润',
    /^(归属于?(母公司|上市公司|发行人|本?公司)(普通股)?(所有者|股东)?(的)?(扣除非经常性损益[后的]*)净利润|扣除非经常性损益[后的]*归属于?(母公司|上市公司|发行人|本?公司)?(普通股)?(所有者|股东)?(的)?净利润)$/,
  ],
  ['少数股东损益', /^少数股东(损益|应占净利润)$/],
  [
    '经营现金净额',
    /^经营活动(产生|形成)?的?现金(流量)?净(流量|额|流入|流入额|流量净额)$|^经营活动(产生)?的?现金流量净额$/,
  ],
  ['投资现金净额', /^投资活动(产生|使用)?的?现金(流量)?净(流量|额|流入|流入额)$|^投资活动(产生)?的?现金流量净额$/],
  ['筹资现金净额', /^筹资活动(产生)?的?现金(流量)?净(流量|额|流入|流入额)$|^筹资活动(产生)?的?现金流量净额$/],
  ['汇率影响', /^汇率变动对现金(及|和)?(现金等价物)?的影响(额)?$/],
  ['现金净增加额', /^现金(及|和)现金等价物净(增加|减少|增)额?(额)?$/],
  ['期初现金', /^(期初|年初)现金(及|和)现金等价物余额$/],
  ['期末现金', /^(期末|年末)现金(及|和)现金等价物余额$/],
  ['经营流入', /^经营活动现金流入小计$/],
  ['经营流出', /^经营活动现金流出小计$/],
  ['投资流入', /^投资活动现金流入小计$/],
  ['投资流出', /^投资活动现金流出小计$/],
  ['筹资流入', /^筹资活动现金流入小计$/],
  ['筹资流出', /^筹资活动现金流出小计$/],
  ['股本', /^(股本|实收资本(（或股本）|\(或股本\))?)$/],
  ['持续经营净利润', /^持续经营(净利润|损益)$/],
  ['终止经营净利润', /^终止经营(净利润|损益)$/],
  ['所得税费用', /^所得税(费用)?$/],
  ['税金及附加', /^(营业)?税金及附加$/],
];

const known = new Map<string, string>();
/** Labels seen are remembered so that each costs its patterns once; the store is bounded. */
const mostKnown = 20_000;

/** A label without blanks, number, 减：/加：/其中： and the note on signs. */
export function plainItem(label: string): string {
  let plain = label.replace(/\s/g, '');
  for (let guard = 0; guard < 3; guard++) {
    const shorter = plain.replace(leads, '').replace(note, '');
    if (shorter === plain) break;
    plain = shorter;
  }
  return plain.replace(/[：:]$/, '');
}

/** The item that a row's label names. */
export function itemOf(label: string): string {
  let item = known.get(label);
  if (item === undefined) {
    const plain = plainItem(label);
    item = aliases.find(([, pattern]) => pattern.test(plain))?.[0] ?? plain;
    if (known.size < mostKnown) known.set(label, item);
  }
  return item;
}

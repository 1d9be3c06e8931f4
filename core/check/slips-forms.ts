import { occurrences } from './joined.ts';
import { penSlip, type TextSlip } from './text-slips.ts';

/** A form that a regular expression tells: what is wrong, what should stand there, and why. */
interface Form {
  pattern: RegExp;
  right?: (match: RegExpMatchArray) => string;
  /** Whether the match is a slip in this text; `times` tells how often a string stands in it. */
  holds?: (match: RegExpMatchArray, times: (part: string) => number, before: string) => boolean;
  name: TextSlip['name'];
  reason: TextSlip['reason'];
  confidence: number;
  /** It hangs on the end of its line or cell. */
  edge?: true;
}

const missing = { zh: '疑为漏字', en: 'Missing words' };
const extra = { zh: '疑为衍文', en: 'Words too many' };
const left = { zh: '残留文字', en: 'Words left over' };

/** Forms that go wrong in filings again and again; each pattern is of bounded length. */
const forms: readonly Form[] = [
  {
    pattern: /([较比])((?:19|20)\d{2})(?=(?:减少|增加|增长|下降|上升|降低|提高|有所|略有))/g,
    right: ([, word, year]) => `${word}${year}年`,
    name: missing,
    reason: { zh: '年份后漏了“年”', en: '年 is missing after the year' },
    confidence: 0.75,
  },
  {
    pattern: /(?<![\d.,A-Za-z-])(20[12]\d)度(?=[\u4e00-\u9fff，。、；])(?![电角盐])/g,
    right: ([, year]) => `${year}年度`,
    name: missing,
    reason: { zh: '年份后漏了“年”', en: '年 is missing after the year' },
    confidence: 0.75,
  },
  {
    pattern: /时速(?:约|为|达|可达)?\d{2,3}(?:公里|千米|km)[/每](?:小时|h)/g,
    name: extra,
    reason: { zh: '“时速”与“/小时”重复', en: '时速 says per hour already' },
    confidence: 0.6,
  },
  {
    pattern: /([\u4e00-\u9fff]{2})-\d{1,3}-([\u4e00-\u9fff]{2})/g,
    right: ([, before, after]) => `${before}${after}`,
    holds: ([, before, after], times) => times(`${before}${after}`) > 0,
    name: left,
    reason: { zh: '词中夹有页码样的数字', en: 'something like a page number stands inside the words' },
    confidence: 0.75,
  },
  {
    pattern: /真实、准确[、和及与]完整性/g,
    right: () => '真实性、准确性和完整性',
    name: missing,
    reason: { zh: '前两项漏了“性”', en: '性 is missing after the first two' },
    confidence: 0.7,
  },
  {
    pattern: /(?:股份有限|有限责任)(?=[，。；、）)”》])/g,
    right: ([form]) => `${form}公司`,
    name: missing,
    reason: { zh: '公司名称不完整，漏了“公司”', en: 'the company’s name is cut short' },
    confidence: 0.65,
  },
  {
    pattern: /(?:股份有限|有限责任)(?=\n)/g,
    edge: true,
    right: ([form]) => `${form}公司`,
    name: missing,
    reason: { zh: '公司名称不完整，漏了“公司”', en: 'the company’s name is cut short' },
    confidence: 0.65,
  },
  {
    pattern:
      /(?<=[省市县区州])(?:市场监督管理|地方金融监督管理|食品药品监督管理|人力资源和社会保障|住房和城乡建设)(?=[\u4e00-\u9fff])(?![局厅部总委所站中办条机体工行执综职领系的法规支分大队处科制事与及等和主网监信登许审案平专业])/g,
    right: ([form]) => `${form}局`,
    name: missing,
    reason: { zh: '机关名称漏了“局”', en: '局 is missing from the authority’s name' },
    confidence: 0.6,
  },
  {
    pattern: /[（(](?:具体描述|请根据|请结合|请补充|请描述|请列示|请填写|此处)[^（）()\n]{0,40}[）)]/g,
    name: left,
    reason: { zh: '是模板的填写提示，尚未改写', en: 'a hint of the template that was not filled in' },
    confidence: 0.75,
  },
  {
    pattern: /(?:万|亿|千|百)?元(?:(?:万|亿|千|百)元|元)(?=[，。；、）)\n\u4e00-\u9fff])(?![素气件/])/g,
    holds: (_, __, before) => /\d/.test(before),
    name: extra,
    reason: { zh: '单位写了两遍', en: 'the unit is printed twice' },
    confidence: 0.75,
  },
  {
    pattern: /(议案|公告|报告|通知|办法|规定|意见)》的\1(?=[，。；、])/g,
    right: ([, kind]) => `${kind}》`,
    holds: ([form, kind], times) => times(`${kind}》`) >= 5 * times(form),
    name: extra,
    reason: {
      zh: '书名号内外重复，他处不这样写',
      en: 'said inside the title and again behind it, as other places don’t',
    },
    confidence: 0.6,
  },
  {
    pattern: /(?<=\n)20\d{2}\.\d{1,2}\.(?=\n)/g,
    right: ([form]) => form.slice(0, -1),
    edge: true,
    name: extra,
    reason: { zh: '年月之后多了一点', en: 'there is a point too many after the month' },
    confidence: 0.6,
  },
  {
    pattern: /(?<=\n)=(?=\n)/g,
    right: () => '-',
    holds: (_, times) => times('\n=\n') <= 2,
    edge: true,
    name: penSlip,
    reason: {
      zh: '单元格里只有等号，疑为表示“无”的短横之误',
      en: 'an equals sign alone in a cell, perhaps for the dash that says nil',
    },
    confidence: 0.6,
  },
  {
    pattern: /(将|应当|须)(\d{1,2}个(?:交易日|工作日)内)/g,
    right: ([, word, days]) => `${word}于${days}`,
    holds: (_, times) => times('将于') + times('应于') + times('应当于') >= 2,
    name: missing,
    reason: { zh: '期限之前漏了“于”或“在”', en: '于 or 在 is missing before the term' },
    confidence: 0.65,
  },
  {
    // A partnership has no legal representative. The lines between are its address and the like, of no company.
    pattern:
      /法定代表人(?=[：:\n])(?<=(?:律师事务所|会计师事务所（特殊普通合伙）)\n(?:(?![^\n]{0,60}(?:公司|名称))[^\n]{0,60}\n){0,3}法定代表人)/g,
    right: () => '负责人',
    name: penSlip,
    reason: { zh: '合伙制的事务所没有法定代表人', en: 'a partnership has no legal representative' },
    confidence: 0.65,
  },
  {
    pattern:
      /(20\d{2}年)，?(?:公司|本公司|发行人)召开了?第[一二三四五六七八九十]{1,4}届(?:董事会|监事会)第[一二三四五六七八九十百]{1,5}次(?:临时)?会议/g,
    holds: (_, times) => times('日，公司召开') + times('日公司召开') + times('日，发行人召开') >= 3,
    name: missing,
    reason: {
      zh: '会议只有年份，漏了月日，他处均写明日期',
      en: 'the meeting has a year only, where others have their day',
    },
    confidence: 0.6,
  },
];

/** How many different strings are counted at most: each takes a pass over the text. */
const mostCounts = 40;

/** Forms that go wrong in filings again and again. */
export function slipsOfForm(text: string): TextSlip[] {
  const counts = new Map<string, number>();
  const times = (part: string): number => {
    let count = counts.get(part);
    if (count === undefined) {
      count = counts.size < mostCounts ? occurrences(text, part) : 0;
      counts.set(part, count);
    }
    return count;
  };
  const slips: TextSlip[] = [];
  for (const { pattern, right, holds, name, reason, confidence, edge } of forms) {
    for (const match of text.matchAll(pattern)) {
      if (holds && !holds(match, times, text[match.index - 1] ?? '')) continue;
      const end = match.index + match[0].length;
      slips.push({
        start: match.index,
        end,
        right: right ? right(match) : null,
        name,
        reason,
        confidence,
        severity: 'low',
        usual: null,
        atEdge: edge ?? false,
      });
    }
  }
  return slips;
}

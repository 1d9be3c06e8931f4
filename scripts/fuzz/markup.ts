import type { Random } from '../generate/random.ts';
import { type Change, oddities, range, several } from './changes.ts';

const tagChanges: Change<string>[] = [
  (random, xml) => atTag(random, xml, () => ''),
  (random, xml) => atTag(random, xml, (tag) => tag + tag),
  (random, xml) =>
    atTag(random, xml, (tag) =>
      tag.replace(
        /"[^"]*"/,
        `"${random.pick(['0', '-1', '1', '99', '70000', '4294967296', '', 'x', '1.5', '%1%2%9'])}"`,
      ),
    ),
  (random, xml) => atTag(random, xml, (tag) => tag.replace(/span(="\d+")?/i, `span="${random.whole(0, 3000)}"`)),
  (random, xml) => atTag(random, xml, (tag) => (tag.endsWith('/>') ? `${tag.slice(0, -2)}>` : tag.replace('>', '/>'))),
  (random, xml) =>
    atTag(
      random,
      xml,
      (tag) =>
        random.pick([
          '<table>',
          '</table>',
          '<td>',
          '<tr>',
          '<w:tbl>',
          '</w:tbl>',
          '<w:tc>',
          '</w:p>',
          '<w:p>',
          '<![CDATA[',
          '<!--',
          '&nope;',
          '&#0;',
          '&#x110000;',
        ]) + tag,
    ),
  (random, xml) => {
    const [from, to] = range(random, xml.length, 3000);
    return xml.slice(0, to) + xml.slice(from);
  },
  (random, xml) => {
    const [from, to] = range(random, xml.length, 3000);
    return xml.slice(0, from) + xml.slice(to);
  },
  (random, xml) => {
    const at = random.whole(0, xml.length);
    return xml.slice(0, at) + random.pick(oddities) + xml.slice(at);
  },
];

/** One tag at a place drawn, after which the search begins. */
function atTag(random: Random, xml: string, change: (tag: string) => string): string {
  const from = xml.indexOf('<', random.whole(0, xml.length));
  const to = from < 0 ? -1 : xml.indexOf('>', from);
  return to < 0 ? xml : xml.slice(0, from) + change(xml.slice(from, to + 1)) + xml.slice(to + 1);
}

/** Tags taken out, doubled, left open, with other values and spans; stretches cut and doubled. */
export const byTags = (random: Random, xml: string): string => several(random, xml, tagChanges);

const values = [
  '0',
  '-1',
  '1',
  '2',
  '9',
  '99',
  '70000',
  '4294967296',
  '',
  'x',
  '1.5',
  '%1%2%9',
  'restart',
  'decimal',
  'Heading1',
  '1e9',
];

const elementChanges: Change<string>[] = [
  (random, xml) => atElement(random, xml, () => ''),
  (random, xml) => atElement(random, xml, (element) => element + element),
  (random, xml) => atElement(random, xml, (element) => element.repeat(random.whole(2, 12))),
  (random, xml) => {
    let moved = '';
    const rest = atElement(random, xml, (element) => {
      moved = element;
      return '';
    });
    return atElement(random, rest, (element) => (random.chance(0.5) ? moved + element : element + moved));
  },
  (random, xml) => atElement(random, xml, (element) => element.replace(/"[^"]*"/, `"${random.pick(values)}"`)),
  (random, xml) =>
    atElement(random, xml, (element) =>
      element.replace(/>([^<>]+)</, (_, text: string) => `>${spoilt(random, text)}<`),
    ),
  // A table within a cell within a table, and so on.
  (random, xml) =>
    atElement(random, xml, (element) =>
      element.startsWith('<w:p>') || element.startsWith('<w:p ') ? nested(element, random.whole(1, 40)) : element,
    ),
];

const nested = (element: string, depth: number): string =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${element}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;

const spoilt = (random: Random, text: string): string => {
  const at = random.whole(0, text.length);
  const odd = random.pick(oddities);
  return text.slice(0, at) + (odd >= ' ' || odd === '\t' ? odd : '') + text.slice(at);
};

/** One whole element at a place drawn, from its first tag to the one that ends it. */
function atElement(random: Random, xml: string, change: (element: string) => string): string {
  const open = /<([A-Za-z][\w:.-]*)[^<>]*>/g;
  open.lastIndex = random.whole(0, xml.length);
  const begin = open.exec(xml);
  if (!begin) return xml;
  const [tag, name = ''] = begin;
  let end = begin.index + tag.length;
  if (!tag.endsWith('/>')) {
    const same = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]*>`, 'g');
    same.lastIndex = end;
    let depth = 1;
    while (depth > 0) {
      const found = same.exec(xml);
      if (!found) return xml;
      if (found[1] === '/') depth -= 1;
      else if (!found[0].endsWith('/>')) depth += 1;
      end = same.lastIndex;
    }
  }
  return xml.slice(0, begin.index) + change(xml.slice(begin.index, end)) + xml.slice(end);
}

/** Whole elements taken out, repeated, moved, nested, with other values and words: the whole stays well-formed. */
export const byElements = (random: Random, xml: string): string => several(random, xml, elementChanges);

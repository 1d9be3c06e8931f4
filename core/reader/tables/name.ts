import type { Block } from '../../model/filing.ts';
import type { Item } from '../assemble.ts';
import { squeeze, widthOf } from '../characters.ts';
import { headingNumber, isCheckboxLine } from '../headings.ts';
import { unitInCaption, unitOfLine } from './units.ts';

const leadWords =
  /(?:具体)?(?:情况|明细|构成|数据|指标|信息|内容|金额)?(?:列示|对比|分析|汇总|统计|分布)?(?:具体)?(?:如下表所示|详见下表|具体见下表|见下表|如下表|如下所示|列示如下|情况如下|如下|为|包括|以下)$/;

/**
 * Title and unit of the table at `at`, from what stands before it: a unit line, a caption, the
 * sentence that leads to it; else the heading it stands under.
 */
export function nameTable(
  items: readonly Item[],
  at: number,
  blocks: readonly Block[],
  heading: string,
): { title: string; unit: string | null } {
  let unit: string | null = null;
  let title = '';
  let followsCheckbox = false;
  let aspect = '';
  for (let back = 1; back <= 4 && at - back >= 0; back += 1) {
    const item = items[at - back];
    if (item?.kind !== 'unit') break;
    const text = item.unit.text.trim();
    const stated = unitOfLine(text);
    if (stated !== null) {
      unit ??= stated;
      const rest = squeeze(text.replace(/[（(]?\s?(?:金额|货币|计量)?单\s?位.*$/, ''));
      if (rest.length >= 4) {
        title = rest;
        break;
      }
      continue;
    }
    if (/是否/.test(text) && followsCheckbox) break;
    followsCheckbox = isCheckboxLine(text);
    if (isCheckboxLine(text) || /^(?:币种|货币|（?续）?|审计类型|编制单位)/.test(text)) continue;
    if (blocks[blocks.length - back]?.kind === 'heading') {
      unit ??= unitInCaption(text);
      break;
    }
    if (/^(?:19|20)\d\d\s?年(?:\d{1,2}\s?月\d{1,2}\s?日|\d{1,2}-\d{1,2}\s?月|度)?$/.test(squeeze(text))) continue;
    if (/^(?:本期|上期|本年|上年|本报告期)(?:金额|数|发生额)?$/.test(squeeze(text))) {
      aspect = squeeze(text);
      continue;
    }
    if (/^(?:注|数据来源|资料来源)/.test(text)) break;
    if (/[：:]$/.test(text)) {
      unit ??= unitInCaption(text.slice(-24));
      title = leadTitle(text);
      break;
    }
    if (item.unit.lines === 1 && widthOf(text) <= 40 && !/[。；，]$/.test(text)) {
      unit ??= unitInCaption(text);
      const number = headingNumber(text);
      title = number ? text.slice(number.end) : text;
      break;
    }
    break;
  }
  const named =
    title === '' ? heading : title.replace(/^表\s?(?:[\d一二三四五六七八九十][\d.\-—]{0,6}\s?)?[：:]\s?/, '');
  return { title: aspect === '' ? named : `${named}（${aspect}）`, unit };
}

/** 报告期内，公司营业收入构成情况如下： gives 公司营业收入构成情况. */
function leadTitle(text: string): string {
  const body = text.replace(/[：:]\s*$/, '');
  const sentence = body.slice(Math.max(body.lastIndexOf('。'), body.lastIndexOf('；')) + 1);
  const short = sentence.replace(leadWords, (match) =>
    match.replace(/(?:如下表所示|详见下表|具体见下表|见下表|如下表|如下所示|列示如下|如下|为|包括|以下)$/, ''),
  );
  const clauses = short
    .split('，')
    .map((clause) => clause.replace(/^(?:具体|其中|分别|主要)?(?:情况|内容|明细)?(?:详见|见|如)?$/, ''));
  const title = clauses.filter((clause) => clause.length >= 4).at(-1) ?? short;
  return title.length > 60 ? title.slice(-60) : title.trim();
}

import type { NumberMention } from '../model/filing.ts';
import type { Grid } from './grid.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { where } from './words.ts';

/** A column headed （%） whose figures go bare, but for one that has the sign. */
export function checkPercentSigns(grid: Grid, out: RuleOutput, context: CheckContext): void {
  grid.table.columns.forEach((heading, column) => {
    if (!/[（(][%％][）)]/.test(heading.replace(/\s/g, ''))) return;
    const signed: NumberMention[] = [];
    const bare: NumberMention[] = [];
    for (let row = grid.table.headerRows; row < grid.cells.length; row++) {
      const cell = grid.cells[row]?.[column];
      if (typeof cell !== 'object') continue;
      (/[%％]/.test(grid.table.rows[row]?.cells[column]?.text ?? '') ? signed : bare).push(cell.number);
    }
    const odd = signed[0];
    const usual = bare[0];
    if (signed.length !== 1 || bare.length < 3 || !odd || !usual) return;
    const mentions = [context.numberMention(odd.index, 'stated'), context.numberMention(usual.index, 'operand')];
    const here = where(mentions[0] as (typeof mentions)[number], context);
    const plain = heading.replace(/\s/g, '');
    out.finding({
      severity: 'low',
      confidence: 0.7,
      title: { zh: `单位重复：“${plain}”列的 ${odd.raw}`, en: `Unit printed twice: ${odd.raw} in column ${plain}` },
      explanation: {
        zh: `${here.zh}的表中，“${plain}”列的单位已在表头，其余 ${bare.length} 个数都不带 %，只有 ${odd.raw} 带。`,
        en: `In the table at ${here.en} the heading ${plain} gives the unit and the other ${bare.length} figures go without %, but ${odd.raw} has it.`,
      },
      mentions,
    });
  });
}

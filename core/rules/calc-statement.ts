import { type Addend, judgeSum, looksLikeSlip, sumDraft } from '../check/linear.ts';
import { type PairDraft, pairDraft } from '../check/pair-draft.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { costs, gains, type Tie, ties } from '../check/statement-ties.ts';
import { amountAt, mainStatements, relativePeriods, type Statement, statementsOf } from '../check/statements.ts';
import { type TableTies, type TieOut, tieOuts } from '../check/tie-outs.ts';
import { show, showAs, where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import { exact } from '../numbers/exact.ts';

/**
 * The balance sheet, the income and the cash flow statement by line item, column and scope: what holds within
 * each of them, from one year's closing cash to the next one's opening, and what key-figure tables and notes
 * repeat of them. Consolidated and parent figures are never mixed.
 */
export const calcStatement: Rule = {
  id: 'calc.statement',
  needs: ['sections', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    const statements = statementsOf(filing, context);
    const main = mainStatements(statements);
    const reporter: Reporter = { out, context, failed: new Map() };
    for (const statement of [...main, ...statements.filter((one) => !main.includes(one))]) {
      for (const tie of ties) if (tie.kind === statement.kind) checkTie(statement, tie, reporter);
      if (statement.kind === 'income') checkOperatingProfit(statement, reporter);
      if (statement.kind === 'cash') checkCarriedCash(statement, reporter);
    }
    for (const table of tieOuts(filing, main, relativePeriods(main), context)) reportTies(table, out, context);
  },
};

interface Reporter {
  out: RuleOutput;
  context: CheckContext;
  /** Stated numbers of failed relations by their values: the same miss printed again folds under the first. */
  failed: Map<string, number>;
}

interface Trial {
  stated: NumberMention;
  addends: Addend[];
}

function checkTie(statement: Statement, tie: Tie, reporter: Reporter): void {
  const trials: Trial[] = [];
  for (const { column } of statement.columns) {
    const stated = amountAt(statement, tie.target, column);
    if (stated === null || stated === 'nil') continue;
    const addends: Addend[] = [];
    const complete = [...tie.plus, ...tie.minus].every((item) => {
      const amount = amountAt(statement, item, column);
      if (amount === null) return tie.optional.includes(item) && !statement.rows.has(item);
      if (amount !== 'nil') addends.push({ number: amount, sign: tie.minus.includes(item) ? -1 : 1 });
      return true;
    });
    if (complete && addends.length > 0) trials.push({ stated, addends });
  }
  report(trials, tie.target, reporter);
}

/** 营业利润 from the revenue down. A loss is added with its sign or, in the older form, taken off: as the columns have it. */
function checkOperatingProfit(statement: Statement, reporter: Reporter): void {
  const revenue = statement.rows.has('营业总收入') ? '营业总收入' : '营业收入';
  const total = statement.rows.has('营业总成本') && revenue === '营业总收入';
  const readings: Trial[][] = [];
  for (const losses of [1, -1] as const) {
    const trials: Trial[] = [];
    for (const { column } of statement.columns) {
      const stated = amountAt(statement, '营业利润', column);
      const top = amountAt(statement, revenue, column);
      if (stated === null || stated === 'nil' || top === null || top === 'nil') continue;
      const addends: Addend[] = [{ number: top, sign: 1 }];
      let readable = true;
      const take = (item: string, sign: 1 | -1): void => {
        const amount = amountAt(statement, item, column);
        if (amount === null) readable &&= !statement.rows.has(item);
        else if (amount !== 'nil') addends.push({ number: amount, sign });
      };
      for (const item of total ? ['营业总成本'] : costs) take(item, -1);
      for (const item of gains) take(item, item.endsWith('减值损失') ? losses : 1);
      if (readable && addends.length >= 4) trials.push({ stated, addends });
    }
    readings.push(trials);
  }
  const held = readings.map((trials) => trials.filter(holds).length);
  const best = readings[(held[1] ?? 0) > (held[0] ?? 0) ? 1 : 0] ?? [];
  if (best.some(holds)) report(best, '营业利润', reporter);
}

function holds({ stated, addends }: Trial): boolean {
  const verdict = judgeSum(stated, addends);
  return verdict !== null && verdict.status !== 'fail';
}

/** Closing cash of one period is the opening cash of the next that follows it day by day. */
function checkCarriedCash(statement: Statement, reporter: Reporter): void {
  const trials: Trial[] = [];
  for (const { column, period } of statement.columns) {
    const before = statement.columns.find((one) => isNextDay(one.period.slice(-10), period.slice(0, 10)));
    const opening = amountAt(statement, '期初现金', column);
    const closing = before ? amountAt(statement, '期末现金', before.column) : null;
    if (!opening || !closing || opening === 'nil' || closing === 'nil') continue;
    trials.push({ stated: opening, addends: [{ number: closing, sign: 1 }] });
  }
  report(trials, '期初现金', reporter);
}

function isNextDay(day: string, next: string): boolean {
  const following = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(following.getTime())) return false;
  following.setUTCDate(following.getUTCDate() + 1);
  return following.toISOString().slice(0, 10) === next;
}

/** Reports one relation over the columns of a statement; a miss counts where another column holds, or by its looks. */
function report(trials: Trial[], item: string, reporter: Reporter): void {
  const { out, context, failed } = reporter;
  const held = trials.filter(holds).length;
  for (const { stated, addends } of trials) {
    const verdict = judgeSum(stated, addends);
    if (!verdict) continue;
    const draft = sumDraft(stated, addends, verdict, context);
    if (verdict.status !== 'fail') {
      out.check(draft);
      continue;
    }
    if (held === 0 && !looksLikeSlip(verdict.off)) {
      out.check({
        ...draft,
        status: 'not-checkable',
        reason: {
          zh: '该关系在表中任何一期都不成立，口径可能不同',
          en: 'The relation holds in no column, so the items may mean something else',
        },
      });
      continue;
    }
    const key = `${item}|${stated.value}|${verdict.sum}`;
    const first = failed.get(key);
    if (first === undefined) failed.set(key, stated.index);
    else draft.mentions.push(context.numberMention(first, 'operand'));
    const difference = verdict.off.replace(/^-/, '');
    const here = where(draft.mentions[0] as Mention, context);
    const trifle = Math.abs(Number(difference)) <= 2 * Number(stated.ulp);
    out.check({
      ...draft,
      finding: {
        severity: trifle ? 'low' : 'high',
        confidence: held > 0 ? 0.9 : 0.65,
        stated: stated.value,
        expected: verdict.sum,
        difference,
        title: { zh: `报表勾稽不符：${item} ${show(stated)}`, en: `Statement doesn’t tie: ${item} ${show(stated)}` },
        explanation: {
          zh: `${here.zh}的报表中，${item}写 ${show(stated)}，按同期相关项目计算应为 ${showAs(verdict.sum, stated)}，相差 ${showAs(difference, stated)}，超出四舍五入所能解释的范围。`,
          en: `In the statement at ${here.en}, ${item} is ${show(stated)}, while the other items of the period give ${showAs(verdict.sum, stated)}; the difference of ${showAs(difference, stated)} is more than rounding explains.`,
        },
      },
    });
  }
}

/**
 * A table's repeats of statement items. Only a table that plainly repeats them can contradict: another period of the
 * same row agrees, or most of the table does.
 */
function reportTies({ table, ties: all }: TableTies, out: RuleOutput, context: CheckContext): void {
  const agreed = all.filter((tie) => tie.agrees !== 'fail');
  if (agreed.length === 0) return;
  for (const tie of all) {
    const { stated, own } = tie;
    const draft = pairDraft(stated, own, context);
    if (tie.agrees !== 'fail') {
      out.check({ ...draft, status: tie.agrees });
      continue;
    }
    const sameRow = agreed.some((one) => one.row === tie.row);
    const sameColumn = agreed.filter((one) => one.column === tie.column).length;
    const most = agreed.length * 10 >= all.length * 7;
    // An item that differs in every period is another item of that name, as 财务费用 in the cash flow reconciliation.
    const alone = !all.some((one) => one !== tie && one.row === tie.row);
    const half = sameRow && agreed.length * 2 >= all.length;
    if (!(most || half) || !(sameRow || alone) || (!sameRow && sameColumn < 2) || table.confidence < 0.5) {
      out.check({
        ...draft,
        status: 'not-checkable',
        reason: {
          zh: '该表与报表多处不同，口径可能不同',
          en: 'The table differs from the statement in several places, so it may measure something else',
        },
      });
      continue;
    }
    out.check({ ...draft, status: 'fail', finding: tieFinding(tie, sameRow, draft.mentions, context) });
  }
}

function tieFinding(
  { item, stated, own, statement }: TieOut,
  sameRow: boolean,
  mentions: PairDraft['mentions'],
  context: CheckContext,
) {
  const [here, there] = [where(mentions[0], context), where(mentions[1], context)];
  const difference = exact(stated.value ?? 0)
    .minus(own.value ?? 0)
    .abs()
    .toString();
  const parent = statement.scope === 'parent';
  return {
    severity: 'high' as const,
    confidence: sameRow ? 0.88 : 0.7,
    stated: stated.value,
    expected: own.value,
    difference,
    title: {
      zh: `与报表不一致：${item} ${show(stated)}，${parent ? '母公司' : ''}报表为 ${show(own)}`,
      en: `Not as in the statement: ${item} ${show(stated)} against ${show(own)}`,
    },
    explanation: {
      zh: `${here.zh}的表中，${item}写 ${show(stated)}，而 ${there.zh}的${parent ? '母公司' : '合并'}报表同一项目同一期间为 ${show(own)}，相差 ${showAs(difference, stated)}；表中其他期间或项目与报表一致。`,
      en: `The table at ${here.en} gives ${item} as ${show(stated)}, the ${parent ? 'parent' : 'consolidated'} statement at ${there.en} gives ${show(own)} for the same item and period, a difference of ${showAs(difference, stated)}; the table’s other figures agree with the statement.`,
    },
  };
}

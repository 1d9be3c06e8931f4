/** Label edges this close, in points, are one indentation. */
const same = 2.5;

/**
 * Steps of indentation of each row from the left edges of its label, 0 for the outermost. Labels
 * that are centred have no indentation: too few of them begin at the same edge.
 */
export function indentSteps(lefts: readonly (number | null)[]): number[] {
  const known = lefts.filter((left): left is number => left !== null).sort((a, b) => a - b);
  if (known.length < 4) return lefts.map(() => 0);
  const levels: { at: number; count: number }[] = [];
  for (const left of known) {
    const last = levels.at(-1);
    if (last && left - last.at <= same) last.count += 1;
    else levels.push({ at: left, count: 1 });
  }
  const first = levels[0] as { at: number; count: number };
  if (levels.length > 6 || first.count < known.length * 0.08) return lefts.map(() => 0);
  const common = levels.filter((level) => level.count > 1 || level === first).length;
  if (common < levels.length / 2) return lefts.map(() => 0);
  return lefts.map((left) => {
    if (left === null) return 0;
    let step = 0;
    levels.forEach((level, at) => {
      if (left >= level.at - same) step = at;
    });
    return step;
  });
}

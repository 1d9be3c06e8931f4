/**
 * A copy of a filing's text that equals it in shape and length but not in what it says: amounts have other
 * digits, rarer Han characters are exchanged for one another. Put after the original it makes a longer
 * filing in which nothing repeats that the original does not repeat itself. `turn` 0 changes nothing.
 */
export function shifted(text: string, turn: number): string {
  if (turn === 0) return text;
  const exchange = rareExchange(text, turn);
  const amounts = text.replace(/\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d+(?= ?[%万亿项名家股])/g, (number) =>
    number.replace(/[1-9]/g, (digit) => String(((Number(digit) - 1 + turn) % 9) + 1)),
  );
  let out = '';
  for (const letter of amounts) out += exchange.get(letter) ?? letter;
  return out;
}

/** How many of the most frequent characters stay as they are: headings, units and function words are among them. */
const kept = 400;

function rareExchange(text: string, turn: number): Map<string, string> {
  const counts = new Map<string, number>();
  for (const letter of text) {
    if (letter >= '\u4E00' && letter <= '\u9FFF') counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const rare = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(kept)
    .map(([letter]) => letter);
  return new Map(rare.map((letter, index) => [letter, rare[(index + turn * 7) % rare.length] as string]));
}

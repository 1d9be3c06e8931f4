/** Undoes the PNG predictors of rows of `columns` bytes (ISO 32000-1, 7.4.4.4). */
export function undoPredictor(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1));
  const plain = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)];
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (plain[at - 1] as number) : 0;
      const above = row > 0 ? (plain[at - columns] as number) : 0;
      const corner = row > 0 && column > 0 ? (plain[at - columns - 1] as number) : 0;
      plain[at] = (bytes[row * (columns + 1) + 1 + column] as number) + predicted(kind, left, above, corner);
    }
  }
  return plain;
}

function predicted(kind: number | undefined, left: number, above: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const estimate = left + above - corner;
      const a = Math.abs(estimate - left);
      const b = Math.abs(estimate - above);
      const c = Math.abs(estimate - corner);
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
    default:
      return 0;
  }
}

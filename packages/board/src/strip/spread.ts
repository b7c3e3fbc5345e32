export interface Spreadable {
  /** Where it wants its middle, px. */
  readonly want: number;
  readonly width: number;
}

/**
 * Middles of boxes in one row, in order of `want`, as near as they can be to where they belong (least squares)
 * with `gap` between neighbours and none outside `from`–`to`. Boxes wider than the row together keep
 * their order and run over its end.
 */
export function spreadRow(
  boxes: readonly Spreadable[],
  gap: number,
  from: number,
  to: number,
): readonly number[] {
  const before: number[] = [];
  let reach = 0;
  for (const [i, box] of boxes.entries()) {
    const last = boxes[i - 1];
    if (last) reach += (last.width + box.width) / 2 + gap;
    before.push(reach);
  }
  const first = boxes[0];
  const end = boxes.at(-1);
  if (!first || !end) return [];
  const low = from + first.width / 2;
  const high = Math.max(low, to - end.width / 2 - reach);
  // Pool adjacent violators: neighbours that want the same place share the mean of their wishes.
  const pools: { sum: number; size: number }[] = [];
  for (const [i, box] of boxes.entries()) {
    let pool = { sum: box.want - (before[i] ?? 0), size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size >= pool.sum / pool.size; ) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
      last = pools.at(-1);
    }
    pools.push(pool);
  }
  const middles: number[] = [];
  for (const pool of pools) {
    const base = Math.min(high, Math.max(low, pool.sum / pool.size));
    for (let i = 0; i < pool.size; i++) middles.push(base + (before[middles.length] ?? 0));
  }
  return middles;
}

/**
 * Rows for boxes so that none is moved further than `slack` from where it belongs, as far as rows allow;
 * row 0 is nearest the road. Every row then keeps to `spreadRow`.
 */
export function spreadRows(
  boxes: readonly Spreadable[],
  options: {
    readonly gap: number;
    readonly from: number;
    readonly to: number;
    readonly slack: number;
  },
): readonly { readonly middle: number; readonly row: number }[] {
  const { gap, from, to, slack } = options;
  const order = boxes
    .map((box, index) => ({ box, index }))
    .sort((a, b) => a.box.want - b.box.want || a.index - b.index);
  const rows: { box: Spreadable; index: number }[][] = [];
  for (const item of order) {
    const row = rows.find((candidate) => {
      const trial = [...candidate.map((held) => held.box), item.box];
      const total = trial.reduce((sum, box) => sum + box.width + gap, -gap);
      if (total > to - from) return false;
      const middles = spreadRow(trial, gap, from, to);
      return trial.every(
        (box, i) => Math.abs((middles[i] ?? 0) - box.want) <= slack + box.width / 4,
      );
    });
    if (row) row.push(item);
    else rows.push([item]);
  }
  const answer: { middle: number; row: number }[] = [];
  for (const [row, held] of rows.entries()) {
    const middles = spreadRow(
      held.map((item) => item.box),
      gap,
      from,
      to,
    );
    for (const [i, item] of held.entries()) {
      answer[item.index] = { middle: middles[i] ?? item.box.want, row };
    }
  }
  return answer;
}

import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { textWidth } from '../strip/lane.ts';

/** Letters of a label, in units. */
export const LABEL = 12.5;

export interface Tick {
  readonly x: number;
  readonly value: number;
}

/** Where a label stands beside what it is of, and as much of it as there is room for. */
export interface BesideLabel {
  readonly label: string;
  readonly labelX: number;
  readonly anchor: 'start' | 'end';
}

/** Figures of people beside each other on one axis, `u` to the unit of its letters. */
export interface FigureAxis {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly Tick[];
  /** After what lies between these two ends; before it where there is more room and it needs that. */
  readonly beside: (label: string, from: number, to: number, size: number) => BesideLabel;
}

/** As much of a label as there is room for; the table has it whole. */
const fitted = (label: string, room: number, size: number): string => {
  const most = Math.floor(room / (size * 0.55));
  if (label.length <= most) return label;
  const cut = label.slice(0, Math.max(1, most - 1)).trimEnd();
  // A name that keeps to itself must still do so where it is cut.
  const open = [...cut].reduce(
    (n, sign) => (/[\u2066-\u2068]/.test(sign) ? n + 1 : sign === '\u2069' ? n - 1 : n),
    0,
  );
  return `${cut}…${'\u2069'.repeat(Math.max(0, open))}`;
};

/** An axis on which all of these figures lie, with some room on either side; never below nobody. */
export const figureAxis = (values: readonly number[], width: number, u: number): FigureAxis => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.12, high * 0.04, 1);
  const scale = scaleLinear()
    .domain([Math.max(0, low - room), high + room])
    .range([14 * u, width - 14 * u]);
  return {
    scale,
    ticks: scale
      .ticks(Math.max(2, Math.floor(width / (95 * u))))
      .map((value) => ({ x: scale(value), value })),
    beside: (label, from, to, size) => {
      const [before, after] = [from - 14 * u, width - to - 14 * u];
      const isEnd = textWidth(label, size * u) * 0.92 > after && before > after;
      return {
        label: fitted(label, isEnd ? before : after, size * u),
        labelX: isEnd ? from - 10 * u : to + 10 * u,
        anchor: isEnd ? 'end' : 'start',
      };
    },
  };
};

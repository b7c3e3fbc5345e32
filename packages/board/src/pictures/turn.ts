import { isRtl } from '@corridor/text';

/** From where a layout lies, reckoned from the left, to where it is drawn. */
export interface Turn {
  readonly x: (x: number) => number;
  /** The left edge of a box whose left edge lies at `x`. */
  readonly box: (x: number, width: number) => number;
  /** 1 where one reads to the right, −1 to the left. */
  readonly sign: 1 | -1;
}

/**
 * Who reads Arabic follows a row from the right: sentences, the columns of the table behind the picture, the timetables and
 * charts of their own newspapers. So where Arabic is read the road begins at the right, time runs to the left and bars
 * grow to the left; drawn the other way, "earlier" would stand where the eye looks for "later". None of these pictures is a
 * map, so nothing is put on the wrong side of the world. What has a direction of its own is never turned: figures,
 * codes and QR codes, and the road's own direction upwards in the time–distance diagram. Layouts are reckoned from
 * the left in one way, and turned as they are drawn; a text that starts at `x` then starts at its right edge by itself,
 * since SVG anchors follow the direction of the page.
 */
export const turnOf = (width: number, isTurned: boolean = isRtl()): Turn =>
  isTurned
    ? { x: (x) => width - x, box: (x, wide) => width - x - wide, sign: -1 }
    : { x: (x) => x, box: (x) => x, sign: 1 };

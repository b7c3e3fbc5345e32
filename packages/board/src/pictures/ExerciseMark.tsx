import { t } from '@corridor/text';
import type { Turn } from './turn.ts';

/** Drawn inside every picture of an exercise, so that no screenshot or print can lose it. */
export function ExerciseMark(props: {
  /** Where it ends, reckoned from the left. */
  readonly end: number;
  readonly y: number;
  readonly unit: number;
  readonly turn: Turn;
}) {
  const word = t('EXERCISE');
  const width = (word.length * 9.6 + 16) * props.unit;
  return (
    <g className="exercise-mark">
      <rect
        x={props.turn.box(props.end - width, width)}
        y={props.y}
        width={width}
        height={20 * props.unit}
        rx={3 * props.unit}
      />
      <text
        x={props.turn.x(props.end - width / 2)}
        y={props.y + 14.5 * props.unit}
        textAnchor="middle"
        fontSize={12 * props.unit}
      >
        {word}
      </text>
    </g>
  );
}

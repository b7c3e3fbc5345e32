import type { ReactNode } from 'react';
import { ExerciseMark } from './ExerciseMark.tsx';
import type { Turn } from './turn.ts';

/** A drawing that carries the mark of an exercise on a band of its own above it, inside the picture. */
export function MarkedSvg(props: {
  readonly className: string;
  readonly label: string;
  readonly width: number;
  /** Without the band. */
  readonly height: number;
  readonly unit: number;
  readonly turn: Turn;
  readonly isExercise: boolean;
  /** The band lies beside the line that stands above the picture, not under it. */
  readonly isBesideHead?: boolean;
  readonly children: ReactNode;
}) {
  const { width, height, unit: u } = props;
  const band = props.isExercise ? 24 * u : 0;
  return (
    <svg
      className={props.className}
      width={width}
      height={height + band}
      viewBox={`0 ${-band} ${width} ${height + band}`}
      {...(props.isBesideHead && { style: { marginBlockStart: -band } })}
      role="img"
      aria-label={props.label}
    >
      <g>{props.children}</g>
      {props.isExercise && (
        <ExerciseMark end={width - 62 * u} y={-band + 1} unit={u} turn={props.turn} />
      )}
    </svg>
  );
}

import { type BesideLabel, LABEL } from './figureAxis.ts';
import type { Turn } from './turn.ts';

/** ❝ What somebody states: a point or a range on an axis of figures, with its words beside it. */
export function StatedMark(props: {
  readonly mark: BesideLabel & { readonly from: number; readonly to: number; readonly y: number };
  /** Where the words set no end, it goes on a little way. */
  readonly opens?: 'low' | 'high' | null;
  readonly turn: Turn;
  readonly unit: number;
}) {
  const { mark, opens, turn, unit: u } = props;
  const clear = opens === 'high' && mark.anchor === 'start' ? 18 * u : 0;
  return (
    <>
      <line
        className="stated"
        x1={turn.x(opens === 'low' ? mark.to - 22 * u : mark.from)}
        x2={turn.x(opens === 'high' ? mark.from + 22 * u : mark.to)}
        y1={mark.y}
        y2={mark.y}
        {...(opens && { strokeDasharray: `${3 * u} ${5 * u}` })}
      />
      <circle cx={turn.x((mark.from + mark.to) / 2)} cy={mark.y} r={4.5 * u} />
      <text
        className="said"
        x={turn.x(mark.labelX + clear)}
        y={mark.y + 4 * u}
        textAnchor={mark.anchor}
        fontSize={LABEL * u}
      >
        {mark.label}
      </text>
    </>
  );
}

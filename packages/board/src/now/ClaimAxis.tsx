import { figure, figureRange, t } from '@corridor/text';
import type { ReactNode } from 'react';
import { MarkedSvg } from '../pictures/MarkedSvg.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { StatedMark } from '../pictures/StatedMark.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import type { ClaimDot } from '../view/claims.ts';
import { layoutClaims, type Ours } from './claimAxis.ts';

export function ClaimAxis(props: {
  readonly head: ReactNode;
  readonly claims: readonly ClaimDot[];
  readonly ours: Ours | null;
  readonly isExercise: boolean;
}) {
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(420);
  const { claims, ours } = props;
  const axis = layoutClaims(claims, ours, width, u);
  const turn = turnOf(width);
  const name = t('What others state, side by side');
  const table = {
    caption: t('Stated by others. Never added to each other, never to our counts.'),
    columns: [t('Statement'), t('Figure')],
    rows: [
      ...claims.map((claim) => [claim.label, `❝ ${figureRange(claim.low, claim.high)}`]),
      ...(ours
        ? [
            [t('counted by us on arrival, at least'), `● ${figure(ours.least)}`],
            ...(ours.band
              ? [[t('our account, 9 in 10'), `≈ ${figureRange(ours.band.low, ours.band.high)}`]]
              : []),
          ]
        : []),
    ],
  };
  return (
    <Picture name={name} table={table} testId="claim-axis" head={props.head}>
      <div ref={ref}>
        <MarkedSvg
          className="claim-axis"
          label={`${name}: ${claims.map((claim) => claim.label).join('; ')}`}
          width={width}
          height={axis.height}
          unit={u}
          turn={turn}
          isExercise={props.isExercise}
          isBesideHead
        >
          {axis.band && (
            <rect
              className="band"
              x={turn.box(axis.band.from, axis.band.to - axis.band.from)}
              y={0}
              width={Math.max(2, axis.band.to - axis.band.from)}
              height={axis.height - 18 * u}
            />
          )}
          {axis.ours !== null && (
            <line
              className="ours"
              x1={turn.x(axis.ours)}
              x2={turn.x(axis.ours)}
              y1={0}
              y2={axis.height - 18 * u}
            />
          )}
          {axis.ticks.map((tick) => (
            <text
              key={tick.value}
              className="tick"
              x={turn.x(tick.x)}
              y={axis.height - 4 * u}
              textAnchor="middle"
              fontSize={12 * u}
            >
              {figure(tick.value)}
            </text>
          ))}
          {axis.marks.map((mark) => (
            <g key={mark.id}>
              <StatedMark mark={mark} turn={turn} unit={u} />
            </g>
          ))}
        </MarkedSvg>
      </div>
    </Picture>
  );
}

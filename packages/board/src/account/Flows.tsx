import type { Account } from '@corridor/account';
import { t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { ExerciseMark } from '../pictures/ExerciseMark.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { type Turn, turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import { useReading } from '../text/useReading.ts';
import { type FlowBand, layoutFlows, toFlowPicture } from './flows.ts';
import { useSlowly } from './useSlowly.ts';

/** Who went from where to where: sites along the road, under them each flow as wide as its people, its doubt as its edge. */
export function Flows(props: { readonly account: Account; readonly isLarge: boolean }) {
  const { account } = props;
  const { facts, isExercise } = useBoard();
  const reading = useReading();
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(1200);
  const basis = useMemo(() => ({ account, reading }), [account, reading]);
  const picture = useSlowly(basis, () => toFlowPicture(facts, account), props.isLarge);
  if (!picture || picture.flows.length === 0) return null;
  const layout = layoutFlows(picture, width, u);
  const turn = turnOf(width);
  const name = t('Flows between sites');
  const band = isExercise ? 6 * u : 0;
  return (
    <div className="panel" data-testid="flows-panel">
      <Picture
        name={name}
        table={picture.table}
        testId="flows"
        head={<h2 className="question">{t('Who went from where to where')}</h2>}
      >
        <div ref={ref}>
          <svg
            className="flows"
            width={width}
            height={layout.height + 22 * u + band}
            viewBox={`0 0 ${width} ${layout.height + 22 * u + band}`}
            role="img"
            aria-label={`${name}: ${picture.sentence}`}
          >
            <defs>
              <pattern id="own-means" width={6 * u} height={6 * u} patternUnits="userSpaceOnUse">
                <path className="own-dots" d={`M0 ${3 * u}h${3 * u}`} strokeWidth={6 * u} />
              </pattern>
            </defs>
            {layout.sites.map((site) => {
              const x = turn.x(site.x);
              return (
                <g key={site.id} className="flow-site">
                  <line x1={x} x2={x} y1={layout.top - 8 * u} y2={layout.height} />
                  <circle cx={x} cy={layout.top - 8 * u} r={6 * u} />
                  <text
                    x={x}
                    y={site.row === 0 ? layout.top - 22 * u : layout.top - 40 * u}
                    textAnchor="middle"
                    fontSize={13.5 * u}
                  >
                    {site.name}
                  </text>
                </g>
              );
            })}
            {layout.bands.map((one) => (
              <Band key={one.id} band={one} turn={turn} u={u} />
            ))}
            {isExercise && (
              <ExerciseMark end={width - 4 * u} y={layout.height + 2 * u} unit={u} turn={turn} />
            )}
          </svg>
        </div>
      </Picture>
      <p className="small soft">
        {t(
          'As wide at its beginning as people left, at its end as people arrived; the pale edge is the doubt. Striped: by own means, to places nobody counts at.',
        )}
      </p>
    </div>
  );
}

function Band(props: { readonly band: FlowBand; readonly turn: Turn; readonly u: number }) {
  const { band, turn, u } = props;
  const [from, to] = [turn.x(band.from), turn.x(band.to)];
  const shape = ({ start, end }: { readonly start: number; readonly end: number }) =>
    `M${from} ${band.y - start}L${to} ${band.y - end}V${band.y + end}L${from} ${band.y + start}Z`;
  const tip = to + Math.sign(to - from) * 8 * u;
  const end = band.doubt?.end ?? 0;
  const wing = Math.max(4 * u, end);
  return (
    <g className="flow-band">
      {band.doubt && <path className="band-doubt" d={shape(band.doubt)} />}
      {band.sure && (
        <path className="band-sure" data-own={band.isOwnMeans || undefined} d={shape(band.sure)} />
      )}
      {!band.sure && <line className="band-unknown" x1={from} x2={to} y1={band.y} y2={band.y} />}
      <path
        className="band-tip"
        d={`M${to} ${band.y - wing}L${tip} ${band.y}L${to} ${band.y + wing}Z`}
      />
      <text x={turn.x(band.labelX)} y={band.labelY} textAnchor={band.anchor} fontSize={13 * u}>
        {band.label}
      </text>
    </g>
  );
}

import { figure, t } from '@corridor/text';
import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line as drawLine } from 'd3-shape';
import { useBoard } from '../app/board.ts';
import { tickHours } from '../marey/span.ts';
import { MarkedSvg } from '../pictures/MarkedSvg.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import { type Future, futureRows } from './futures.ts';

/** How many are there by when, as it is planned and as it would be. */
export function FuturesPicture(props: { readonly one: Future; readonly other: Future }) {
  const { clock, isExercise } = useBoard();
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(700);
  const { one, other } = props;
  const turn = turnOf(width);
  const all = [...one.curve, ...other.curve];
  const from = Math.min(...all.map(([at]) => at));
  const to = Math.max(from + 3_600_000, ...all.map(([at]) => at));
  const most = Math.max(1, ...all.map(([, people]) => people));
  const height = 220 * u;
  const x = scaleLinear([from, to], [52 * u, width - 10 * u]);
  const y = scaleLinear([0, most], [height - 24 * u, 10 * u]).nice(4);
  const draw = drawLine<readonly [number, number]>()
    .x(([at]) => turn.x(x(at)))
    .y(([, people]) => y(people))
    .curve(curveStepAfter);
  // A line ends where the other does: nobody else comes.
  const until = (curve: Future['curve']): Future['curve'] => [
    ...curve,
    [to, curve.at(-1)?.[1] ?? 0],
  ];
  const ticks = clock.hourTicks(from, to, tickHours({ from, to }, width / (64 * u)));
  const name = t('People who have arrived, in two futures');
  return (
    <Picture
      name={name}
      testId="futures"
      head={
        <span className="legend small soft">
          <span>
            <svg className="key-line" viewBox="0 0 24 6" aria-hidden="true">
              <path className="future-one" d="M0 3h24" />
            </svg>{' '}
            {t('as planned')}
          </span>
          <span>
            <svg className="key-line" viewBox="0 0 24 6" aria-hidden="true">
              <path className="future-other" d="M0 3h24" />
            </svg>{' '}
            {t('what if')}
          </span>
        </span>
      }
      table={{
        caption: t('Two futures side by side'),
        columns: [t('≈ calculated'), t('as planned'), t('what if')],
        rows: futureRows(one, other),
      }}
    >
      <div ref={ref}>
        <MarkedSvg
          className="futures-picture"
          label={name}
          width={width}
          height={height}
          unit={u}
          turn={turn}
          isExercise={isExercise}
        >
          {y.ticks(4).map((value) => (
            <g key={value}>
              <line
                className="grid"
                x1={turn.x(52 * u)}
                x2={turn.x(width)}
                y1={y(value)}
                y2={y(value)}
              />
              <text
                className="tick-name"
                x={turn.x(46 * u)}
                y={y(value) + 4 * u}
                textAnchor="end"
                fontSize={12 * u}
              >
                {figure(value)}
              </text>
            </g>
          ))}
          {ticks.map((at) => (
            <text
              key={at}
              className="tick-name"
              x={turn.x(x(at))}
              y={height - 6 * u}
              textAnchor="middle"
              fontSize={12 * u}
            >
              {clock.minuteOfDay(at) === 0 ? clock.date(at) : clock.time(at)}
            </text>
          ))}
          <path className="future-one" d={draw(until(one.curve)) ?? ''} />
          <path className="future-other" d={draw(until(other.curve)) ?? ''} />
        </MarkedSvg>
      </div>
    </Picture>
  );
}

import { figure, t } from '@corridor/text';
import { scaleLinear } from 'd3-scale';
import { ExerciseMark } from '../pictures/ExerciseMark.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import type { Comparison } from './truth.ts';

/** For whoever sees this for the first time: what was true, what the board says, what adding up would have said. */
export function Answer(props: { readonly comparison: Comparison; readonly time: string }) {
  const { comparison, time } = props;
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(1200);
  const { truth, minimum, counted, estimate, plainSum } = comparison;
  const turn = turnOf(width);
  const labelWidth = Math.min(width * 0.45, 400 * u);
  const scale = scaleLinear()
    .domain([0, Math.max(truth, minimum, counted, estimate?.high ?? 0, plainSum, 1)])
    .range([labelWidth, width - 110 * u]);
  const barOf = (value: number) => Math.max(0, scale(value) - labelWidth);
  const rows = [
    {
      id: 'truth',
      mark: '',
      name: t('how many really arrived'),
      value: truth,
      note: '',
    },
    {
      id: 'minimum',
      mark: '●',
      name: t('what this board says: counted, at least'),
      value: minimum,
      note:
        minimum <= truth
          ? t('{n} below: never too much', { n: figure(truth - minimum) })
          : t('{n} above', { n: figure(minimum - truth) }),
    },
    ...(estimate
      ? [
          {
            id: 'estimate',
            mark: '≈',
            name: t('what this board works out from the counts'),
            value: estimate.people,
            note: t('9 in 10 between {low} and {high}', {
              low: figure(estimate.low),
              high: figure(estimate.high),
            }),
          },
        ]
      : []),
    {
      id: 'plain',
      mark: '≈',
      name: t('every boarding count added up, as in a spreadsheet'),
      value: plainSum,
      note:
        plainSum > truth
          ? t('{n} too many', { n: figure(plainSum - truth) })
          : t('{n} short', { n: figure(truth - plainSum) }),
    },
  ];
  const row = 34 * u;
  const height = rows.length * row + 8 * u;
  const name = t('The truth beside the account');
  return (
    <div className="panel answer-panel" data-testid="truth">
      <h2 className="question">{t('People who arrived on our vehicles by {time}', { time })}</h2>
      <Picture
        name={name}
        table={{
          caption: name,
          columns: [t('What'), t('People'), t('Against the truth')],
          rows: rows.map((one) => [one.name, figure(one.value), one.note]),
        }}
      >
        <div ref={ref}>
          <svg
            className="answer-picture"
            width={width}
            height={height + 22 * u}
            viewBox={`0 0 ${width} ${height + 22 * u}`}
            role="img"
            aria-label={rows
              .map((one) => t('{what}: {n}', { what: one.name, n: one.value }))
              .join('; ')}
          >
            <line
              className="truth-line"
              x1={turn.x(scale(truth))}
              x2={turn.x(scale(truth))}
              y1={2 * u}
              y2={height}
            />
            {rows.map((one, i) => (
              <g key={one.id} data-row={one.id}>
                <text x={turn.x(0)} y={i * row + 22 * u} fontSize={14 * u}>
                  {one.mark} {one.name}
                </text>
                <rect
                  x={turn.box(labelWidth, barOf(one.value))}
                  y={i * row + 9 * u}
                  width={barOf(one.value)}
                  height={18 * u}
                />
                {one.id === 'estimate' && estimate && (
                  <rect
                    className="doubt"
                    x={turn.box(scale(estimate.low), scale(estimate.high) - scale(estimate.low))}
                    y={i * row + 9 * u}
                    width={Math.max(2, scale(estimate.high) - scale(estimate.low))}
                    height={18 * u}
                  />
                )}
                <text
                  className="value"
                  x={turn.x(scale(one.value) + 8 * u)}
                  y={i * row + 23 * u}
                  fontSize={15 * u}
                >
                  {figure(one.value)}
                </text>
                <text
                  className="note"
                  x={turn.x(labelWidth + 8 * u)}
                  y={i * row + 22.5 * u}
                  fontSize={12.5 * u}
                >
                  {one.note}
                </text>
              </g>
            ))}
            <ExerciseMark end={width} y={height} unit={u} turn={turn} />
          </svg>
        </div>
      </Picture>
      <p className="small soft">
        {t(
          'All that was counted on arrival, “about” included: {n}. Who left by own means is sampled and not in this picture.',
          {
            n: figure(counted),
          },
        )}
      </p>
    </div>
  );
}

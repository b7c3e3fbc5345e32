import type { Account, LedgerEntry } from '@corridor/account';
import { figure, figureRange, listed, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { MarkedSvg } from '../pictures/MarkedSvg.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import type { StatementRow } from './claimRow.ts';
import { type Course, layoutCourse, momentOf } from './course.ts';
import { useCourses } from './useCourses.ts';
import { sideText } from './verdictText.ts';

const HOUR = 3_600_000;
const everyOther = <T,>(list: readonly T[]) => list.filter((_, i) => i % 4 === 0);

/** What was said, when it was about, and how our own answer to the same question grew. */
export function ClaimsOverTime(props: {
  readonly question: string;
  readonly entries: readonly LedgerEntry[];
  readonly rows: ReadonlyMap<string, StatementRow>;
  readonly account: Account;
}) {
  const { clock, isExercise } = useBoard();
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(420);
  const { entries, account } = props;
  const courses = useCourses(account, entries);
  const course = layoutCourse(entries, props.rows, courses, width, u, clock.hourTicks);
  if (!course) return null;
  const turn = turnOf(width);
  const name = t('Over time: {question}', { question: props.question });
  const path = (points: readonly (readonly [number, number])[], isClosed = false) =>
    points.map(([x, y], i) => `${i ? 'L' : 'M'}${turn.x(x)} ${y}`).join('') + (isClosed ? 'Z' : '');
  const table = {
    caption: t('Each figure stands at the time that it is about. Ours grows beside it.'),
    columns: [t('When'), t('Figure'), t('Whose')],
    rows: [
      ...entries.map((entry): readonly [number, readonly string[]] => {
        const row = props.rows.get(entry.id);
        return [
          momentOf(entry),
          [
            clock.dateTime(momentOf(entry)),
            `❝ ${row?.said ?? ''}`,
            listed([row?.speaker, ...(row?.marks ?? [])]),
          ],
        ];
      }),
      ...courses.flatMap((one) => everyOther(one.points).map((point) => oursRow(one, point))),
    ]
      .sort(([a], [b]) => a - b)
      .map(([, cells]) => cells),
  };
  function oursRow(
    { measure }: Course,
    point: Course['points'][number],
  ): readonly [number, readonly string[]] {
    const range =
      point.isEstimated && point.high !== null ? `≈ ${figureRange(point.low, point.high)}` : '';
    const least = t('{n} at least', { n: figure(point.minimum) });
    const side = sideText(measure);
    return [
      point.at,
      [clock.dateTime(point.at), listed([range, `● ${least}`]), t('our account, {side}', { side })],
    ];
  }
  const isOneDay =
    course.days.length > 1 && (course.days[1]?.at ?? 0) - (course.days[0]?.at ?? 0) < 20 * HOUR;
  return (
    <Picture name={name} table={table} testId="claims-course" head={<b>{t('Over time')}</b>}>
      <div ref={ref}>
        <MarkedSvg
          className="claims-course"
          label={name}
          width={width}
          height={course.height}
          unit={u}
          turn={turn}
          isExercise={isExercise}
        >
          {course.ticks.map((tick) => (
            <g key={tick.value}>
              <line
                className="grid"
                x1={turn.x(course.left)}
                x2={turn.x(width)}
                y1={tick.y}
                y2={tick.y}
              />
              <text
                className="tick"
                x={turn.x(course.left - 5 * u)}
                y={tick.y + 4 * u}
                textAnchor="end"
                fontSize={11.5 * u}
              >
                {figure(tick.value)}
              </text>
            </g>
          ))}
          {course.days.map((day) => (
            <g key={day.at}>
              <line
                className="grid"
                x1={turn.x(day.x)}
                x2={turn.x(day.x)}
                y1={course.foot}
                y2={course.foot + 4 * u}
              />
              <text
                className="tick"
                x={turn.x(day.x)}
                y={course.height - 4 * u}
                textAnchor="middle"
                fontSize={11.5 * u}
              >
                {isOneDay ? clock.time(day.at) : clock.date(day.at)}
              </text>
            </g>
          ))}
          {course.bands.map((band) => (
            <g key={band.measure} data-band={band.measure}>
              {band.area.length > 0 && <path className="band" d={path(band.area, true)} />}
              <path
                className="minimum"
                d={path(band.line)}
                {...(band.measure === 'left' &&
                  course.bands.length > 1 && { strokeDasharray: `${5 * u} ${3 * u}` })}
              />
            </g>
          ))}
          {course.marks.map((mark) => (
            <g
              key={mark.id}
              data-row={mark.id}
              className={listOf(mark.isOurs && 'is-ours', mark.isOut && 'is-out')}
            >
              <line
                className="stated"
                x1={turn.x(mark.x)}
                x2={turn.x(mark.x)}
                y1={mark.low}
                y2={mark.high}
              />
              <circle cx={turn.x(mark.x)} cy={(mark.low + mark.high) / 2} r={4.5 * u} />
              {mark.label && (
                <text
                  className="said"
                  x={turn.x(mark.labelX)}
                  y={mark.labelY}
                  textAnchor={mark.anchor}
                  fontSize={11 * u}
                >
                  {mark.label}
                </text>
              )}
            </g>
          ))}
        </MarkedSvg>
      </div>
    </Picture>
  );
}

const listOf = (...names: readonly (string | false)[]): string => names.filter(Boolean).join(' ');

import { t } from '@corridor/text';
import { line as drawLine } from 'd3-shape';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from 'react-aria-components';
import { ExerciseMark } from '../pictures/ExerciseMark.tsx';
import { Picture, type PictureTable } from '../pictures/Picture.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useSettled } from '../pictures/useSettled.ts';
import { useWidth } from '../pictures/useWidth.ts';
import { textWidth } from '../strip/lane.ts';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import {
  durationText,
  type MareyView,
  namedIncidents,
  nearestLine,
  type Point,
  type TrainLine,
  tableLimit,
} from './marey.ts';
import { panned, type Span, spanAround, tickHours, zoomed } from './span.ts';
import './marey.css';

const tones = ['arrived', 'rolling', 'standing', 'sent-back'] as const;

const linesWithin = (lines: readonly TrainLine[], from: number, to: number) =>
  lines.filter(
    (one) =>
      (one.reckoned?.[1][0] ?? one.points.at(-1)?.[0] ?? 0) >= from &&
      (one.points[0]?.[0] ?? 0) <= to,
  );

const toTable = (lines: readonly TrainLine[], now: number, clock: ZoneClock): PictureTable => ({
  caption: t('Trips in this picture: {shown} of {all}', {
    shown: Math.min(lines.length, tableLimit),
    all: lines.length,
  }),
  columns: [t('Vehicle'), t('State'), t('First seen'), t('Last seen'), t('Under way')],
  rows: lines
    .slice(0, tableLimit)
    .map((one) => [
      one.number,
      word('tripState', one.tone === 'rolling' ? 'departed' : one.tone),
      clock.near(one.points[0]?.[0] ?? now, now),
      clock.near(one.points.at(-1)?.[0] ?? now, now),
      durationText(one),
    ]),
});

/** Marey's train chart: time runs as one reads, the road upwards; slope is speed, a level piece is a halt. */
export function Marey(props: {
  readonly view: MareyView;
  readonly now: number;
  readonly clock: ZoneClock;
  readonly isExercise: boolean;
  readonly head: ReactNode;
  readonly onTrip: (trip: string) => void;
}) {
  const { view, now, clock } = props;
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(1200);
  const minute = Math.floor(now / 60_000) * 60_000;
  const [chosen, setChosen] = useState<Span | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const drag = useRef<{ x: number; span: Span; hasMoved: boolean } | null>(null);
  const liveId = useId();

  // Without a choice of one's own the picture follows now.
  const span = useMemo(() => chosen ?? spanAround(minute), [chosen, minute]);
  const left = Math.min(
    width / 4,
    16 * u + Math.max(...view.sites.map((site) => textWidth(site.name, 13 * u))),
  );
  const top = 26 * u;
  const height = Math.max(300 * u, Math.min(width * 0.5, innerHeight - 245 * u));
  const bottom = height - 28 * u;
  const scale = (width - left - 8 * u) / (span.to - span.from);
  /** Reckoned from the left; `turn` puts it where it is drawn. */
  const toX = (at: number) => left + (at - span.from) * scale;
  const turn = turnOf(width);
  const drawnX = (at: number) => turn.x(toX(at));
  /** A stretch of time as a box, at least `least` px wide. */
  const stretch = (from: number, to: number, least: number) => {
    const wide = Math.max(least, toX(to) - toX(from));
    return { x: turn.box(toX(from), wide), width: wide };
  };
  const toY = (along: number) => bottom - along * (bottom - top - 14 * u);

  // Lines are drawn once per change of the log, in minutes from a fixed moment; panning only moves the whole.
  const origin = view.first;
  const paths = useMemo(() => {
    const draw = drawLine<Point>()
      .x((point) => (point[0] - origin) / 60_000)
      .y((point) => 1 - point[1]);
    return tones.map((tone) => {
      const ours = view.lines.filter((one) => one.tone === tone);
      return {
        tone,
        seen: ours.map((one) => draw([...one.points]) ?? '').join(''),
        reckoned: ours.map((one) => (one.reckoned ? (draw([...one.reckoned]) ?? '') : '')).join(''),
      };
    });
  }, [view.lines, origin]);
  const planned = useMemo(() => {
    const draw = drawLine<Point>()
      .x((point) => (point[0] - origin) / 60_000)
      .y((point) => 1 - point[1]);
    const path = (points: readonly Point[]) => draw([...points]) ?? '';
    return {
      lines: view.planned.lines.map(({ points }) => path(points)).join(''),
      fans: view.planned.fans.map(({ batch, low, likely, high }) => ({
        batch,
        edges: path(low) + path(high),
        likely: path(likely),
        body: `${path([...low, ...high.toReversed()])}Z`,
      })),
    };
  }, [view.planned, origin]);
  const lift = bottom - top - 14 * u;
  const move = `translate(${drawnX(origin)} ${bottom - lift}) scale(${turn.sign * scale * 60_000} ${lift})`;

  const visible = useMemo(() => linesWithin(view.lines, span.from, span.to), [view.lines, span]);
  // The table follows when the hand rests.
  const settled = useSettled(visible, 400);
  const table = useMemo(() => toTable(settled, minute, clock), [settled, minute, clock]);
  const current = view.lines.find((one) => one.trip === marked) ?? null;
  const hours = tickHours(span, (width - left) / (64 * u));
  const ticks = clock.hourTicks(span.from, span.to, hours);

  const named = namedIncidents(
    view.incidents.map((one) => ({
      id: one.id,
      x: toX(one.at) + 9 * u,
      y: toY(one.along),
      width: textWidth(one.label, 12.5 * u),
    })),
    14 * u,
  );
  const spotOf = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: turn.x(event.clientX - box.left), y: event.clientY - box.top };
  };
  const step = (by: number) => {
    const at = visible.findIndex((one) => one.trip === marked);
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by];
    if (next) setMarked(next.trip);
  };
  const onKey = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      ArrowLeft: () => setChosen(panned(span, -0.2 * turn.sign)),
      ArrowRight: () => setChosen(panned(span, 0.2 * turn.sign)),
      '+': () => setChosen(zoomed(span, 0.6, now)),
      '=': () => setChosen(zoomed(span, 0.6, now)),
      '-': () => setChosen(zoomed(span, 1 / 0.6, now)),
      Home: () => setChosen(null),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => current && props.onTrip(current.trip),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  // A wheel over the picture zooms it and must not also scroll the page: React's own listener cannot stop that.
  const wheel = useRef<(event: WheelEvent) => void>(() => {});
  wheel.current = (event) => {
    const box = svg.current?.getBoundingClientRect();
    const at = span.from + (turn.x(event.clientX - (box?.left ?? 0)) - left) / scale;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      setChosen(panned(span, (turn.sign * event.deltaX) / width));
    } else setChosen(zoomed(span, event.deltaY > 0 ? 1.15 : 1 / 1.15, at));
  };
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const element = svg.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      wheel.current(event);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);
  const name = t('Time–distance diagram');
  const tools = (
    <>
      <Button
        className="quiet"
        onPress={() => setChosen(panned(span, -0.5))}
        aria-label={t('earlier')}
      >
        {turn.sign === 1 ? '◀' : '▶'}
      </Button>
      <Button
        className="quiet"
        onPress={() => setChosen(panned(span, 0.5))}
        aria-label={t('later')}
      >
        {turn.sign === 1 ? '▶' : '◀'}
      </Button>
      <Button
        className="quiet"
        onPress={() => setChosen(zoomed(span, 0.6, now))}
        aria-label={t('closer')}
      >
        +
      </Button>
      <Button
        className="quiet"
        onPress={() => setChosen(zoomed(span, 1 / 0.6, now))}
        aria-label={t('wider')}
      >
        −
      </Button>
      <Button
        className="quiet"
        onPress={() => setChosen({ from: view.first - 1_800_000, to: view.last + 1_800_000 })}
      >
        {t('whole operation')}
      </Button>
      <Button className="quiet" onPress={() => setChosen(null)} isDisabled={chosen === null}>
        {chosen === null ? t('following now') : t('follow now')}
      </Button>
      <Button className="quiet" onPress={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
  return (
    <Picture name={name} tools={tools} testId="marey" table={table} head={props.head}>
      <div ref={ref}>
        <svg
          ref={svg}
          className="marey"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read and moved with the arrow keys
          tabIndex={0}
          role="application"
          aria-label={t('{name}: arrow keys move, plus and minus zoom, up and down choose a trip', {
            name,
          })}
          aria-describedby={liveId}
          onKeyDown={onKey}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { x: event.clientX, span, hasMoved: false };
          }}
          onPointerMove={(event) => {
            const from = drag.current;
            if (from) {
              const by = (turn.sign * (from.x - event.clientX)) / scale;
              if (Math.abs(from.x - event.clientX) > 3) from.hasMoved = true;
              if (from.hasMoved) setChosen({ from: from.span.from + by, to: from.span.to + by });
              return;
            }
            const found = nearestLine(visible, spotOf(event), toX, toY, 12 * u);
            if ((found?.trip ?? null) !== marked) setMarked(found?.trip ?? null);
          }}
          onPointerUp={(event) => {
            const from = drag.current;
            drag.current = null;
            if (!from || from.hasMoved) return;
            const found = nearestLine(visible, spotOf(event), toX, toY, 12 * u);
            if (found) props.onTrip(found.trip);
          }}
        >
          <defs>
            <clipPath id={`${liveId}-clip`}>
              <rect
                x={turn.box(left, Math.max(0, width - left))}
                y={top}
                width={Math.max(0, width - left)}
                height={bottom - top}
              />
            </clipPath>
            <pattern
              id={`${liveId}-hatch`}
              width="7"
              height="7"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line className="hatch" x1="0" x2="0" y1="0" y2="7" />
            </pattern>
          </defs>
          <g clipPath={`url(#${liveId}-clip)`}>
            {view.windows.map((one) => (
              <rect
                key={`${one.from} ${one.to}`}
                className="window"
                {...stretch(one.from, one.to ?? span.to, 0)}
                y={top}
                height={bottom - top}
              />
            ))}
            {view.suspensions.map((one) => (
              <rect
                key={`${one.from} ${one.low}`}
                className="suspension"
                fill={`url(#${liveId}-hatch)`}
                {...stretch(one.from, one.to ?? now, 1)}
                y={toY(one.high) - 3 * u}
                height={Math.max(6 * u, toY(one.low) - toY(one.high) + 6 * u)}
              />
            ))}
            {ticks.map((at) => (
              <line
                key={at}
                className="tick"
                x1={drawnX(at)}
                x2={drawnX(at)}
                y1={top}
                y2={bottom}
              />
            ))}
            {view.sites.map((site) => (
              <line
                key={site.name}
                className="stop"
                x1={turn.x(left)}
                x2={turn.x(width)}
                y1={toY(site.along)}
                y2={toY(site.along)}
              />
            ))}
            <g transform={move} className="planned">
              <path className="plan" d={planned.lines} vectorEffect="non-scaling-stroke" />
              {planned.fans.map((fan) => (
                <g key={fan.batch} data-fan={fan.batch}>
                  <path className="fan-body" d={fan.body} />
                  <path className="fan" d={fan.edges} vectorEffect="non-scaling-stroke" />
                  <path className="fan likely" d={fan.likely} vectorEffect="non-scaling-stroke" />
                </g>
              ))}
            </g>
            <g transform={move}>
              {paths.map(({ tone, seen, reckoned }) => (
                <g key={tone} className="train" data-tone={tone}>
                  <path d={seen} vectorEffect="non-scaling-stroke" />
                  <path d={reckoned} className="reckoned" vectorEffect="non-scaling-stroke" />
                </g>
              ))}
            </g>
            {current && (
              <path
                className="marked"
                d={
                  drawLine<Point>()
                    .x((point) => drawnX(point[0]))
                    .y((point) => toY(point[1]))([
                    ...current.points,
                    ...(current.reckoned ? [current.reckoned[1]] : []),
                  ]) ?? ''
                }
              />
            )}
            <line className="now-line" x1={drawnX(now)} x2={drawnX(now)} y1={top} y2={bottom} />
            {view.incidents.map((one) => (
              <g key={one.id} className="mishap">
                <title>{one.label}</title>
                <path
                  className="cross"
                  d={`M${drawnX(one.at) - 5 * u} ${toY(one.along) - 5 * u}l${10 * u} ${10 * u}m0 ${-10 * u}l${-10 * u} ${10 * u}`}
                />
                {named.has(one.id) && (
                  <text
                    x={turn.x(toX(one.at) + 9 * u)}
                    y={toY(one.along) - 6 * u}
                    fontSize={12.5 * u}
                  >
                    {one.label}
                  </text>
                )}
              </g>
            ))}
          </g>
          {view.sites.map((site) => (
            <text
              key={site.name}
              className="stop-name"
              x={turn.x(left - 8 * u)}
              y={toY(site.along) + 4.5 * u}
              textAnchor="end"
              fontSize={13 * u}
            >
              {site.name}
            </text>
          ))}
          {ticks.map((at) => (
            <text
              key={at}
              className="tick-name"
              x={drawnX(at)}
              y={height - 8 * u}
              textAnchor="middle"
              fontSize={12.5 * u}
            >
              {clock.minuteOfDay(at) === 0 ? clock.date(at) : clock.time(at)}
            </text>
          ))}
          {props.isExercise && <ExerciseMark end={width} y={1} unit={u} turn={turn} />}
        </svg>
      </div>
      {view.planned.lines.length > 0 && (
        <p className="soft small" data-testid="marey-planned">
          {t(
            'Faint: ≈ planned trips. Dotted: ≈ forecast of the last one of each batch, 8 in 10 between the outer lines.',
          )}
        </p>
      )}
      <p id={liveId} className="marey-said" aria-live="polite">
        {current
          ? current.sentence
          : t(
              'Each line is one vehicle: slope is speed, level is a halt. Point at a line, or press ↑ ↓ and Enter.',
            )}
      </p>
    </Picture>
  );
}

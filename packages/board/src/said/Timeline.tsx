import type { Claim, LedgerGroup } from '@corridor/account';
import { isolate, listed, t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { MarkedSvg } from '../pictures/MarkedSvg.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import { useReading } from '../text/useReading.ts';
import { calendarDay } from '../time/calendar.ts';
import { zoneOf } from '../view/facts.ts';
import { claimRow, type StatementRow } from './claimRow.ts';
import { contradictions, layoutTimeline, type TimelineItem } from './timeline.ts';
import './timeline.css';

/** Who said what when, and what happened: everything that was recorded, day by day. Nothing is added up. */
export function Timeline(props: {
  readonly groups: readonly LedgerGroup[];
  readonly events: readonly Claim[];
  readonly onOpen: (id: string) => void;
}) {
  const { facts, clock, isExercise } = useBoard();
  const reading = useReading();
  const { groups, events } = props;
  const zone = zoneOf(facts);
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(900);
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const differs = useMemo(() => contradictions(entries), [entries]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are texts of one language
  const { rows, items } = useMemo(() => {
    const rows = new Map<string, StatementRow>();
    const items: TimelineItem[] = [];
    const add = (claim: Claim, id: string, publications: number) => {
      const row = claimRow(facts, claim, clock);
      const { fact } = claim;
      const isEvent = fact.quantity === undefined;
      const said = fact.saidOn?.date ?? null;
      const about = fact.aboutTo ?? fact.aboutFrom ?? null;
      const ours = claim.isOurs ? new Date(claim.asOf ?? claim.toldAt).toJSON().slice(0, 10) : null;
      const day = (isEvent ? (about ?? said) : (said ?? about)) ?? ours;
      const since = isEvent || fact.aboutFrom === undefined ? null : fact.aboutFrom;
      rows.set(id, row);
      items.push({
        id,
        who: row.speaker,
        day,
        since: since !== null && day !== null && since < day ? since : null,
        until: fact.aboutTo ?? (fact.cumulative ? null : since),
        label: listed([
          row.said,
          isEvent && row.places,
          publications > 1 &&
            t('{n, plural, one {# publication} other {# publications}}', { n: publications }),
          fact.hedge && t('planned or unsure'),
        ]),
        isEvent,
        isOurs: claim.isOurs,
        isHedged: fact.hedge,
        isOut: row.isOut,
        differsFrom: differs.get(id) ?? [],
      });
    };
    for (const { claim, id, publications } of entries) add(claim, id, publications.length);
    for (const claim of events) {
      if (!['withdrawn', 'mistaken-reading', 'not-a-claim', 'double'].includes(claim.standing)) {
        add(claim, claim.id, 1);
      }
    }
    return { rows, items };
  }, [entries, events, differs, facts, clock, reading]);
  const layout = useMemo(() => layoutTimeline(items, width, u), [items, width, u]);
  const turn = turnOf(width);
  const name = t('Day by day: who said what');
  const dayText = (day: string | null) => (day === null ? t('not known') : calendarDay(day, zone));
  const inOrder = [...items].sort((a, b) =>
    (a.day ?? '~') < (b.day ?? '~') ? -1 : (a.day ?? '~') > (b.day ?? '~') ? 1 : 0,
  );
  const table = {
    caption: t('Each statement by the day it was said, each event by the day it was.'),
    columns: [t('When'), t('Who'), t('Stated'), t('About')],
    rows: inOrder.map(({ id, day, who, label, isEvent, differsFrom }) => [
      dayText(day),
      isolate(who),
      `${isEvent ? '◆' : '❝'} ${label}${
        differsFrom.length > 0
          ? ` ≠ ${listed(differsFrom.map((other) => listed([rows.get(other)?.said, rows.get(other)?.speaker])))}`
          : ''
      }`,
      listed([rows.get(id)?.period, rows.get(id)?.places]),
    ]),
  };
  const undated = items.filter(({ day }) => day === null).length;
  return (
    <section className="panel timeline" data-testid="timeline">
      <Picture
        name={name}
        table={table}
        testId="timeline-picture"
        head={<h2>{t('Day by day')}</h2>}
      >
        <div ref={ref}>
          {layout ? (
            <MarkedSvg
              className="timeline-drawn"
              label={name}
              width={width}
              height={layout.height}
              unit={u}
              turn={turn}
              isExercise={isExercise}
            >
              {layout.days.map((day) => (
                <g key={day.at}>
                  <line
                    className="grid"
                    x1={turn.x(day.x)}
                    x2={turn.x(day.x)}
                    y1={0}
                    y2={layout.height - 20 * u}
                  />
                  {day.isNamed && (
                    <text
                      className="tick"
                      x={turn.x(day.x + 4 * u)}
                      y={layout.height - 5 * u}
                      fontSize={12 * u}
                    >
                      {calendarDay(new Date(day.at).toJSON().slice(0, 10), zone)}
                    </text>
                  )}
                </g>
              ))}
              {layout.lanes.map((lane) => (
                <g key={lane.who}>
                  <line className="lane" x1={0} x2={width} y1={lane.y} y2={lane.y} />
                  <text className="who" x={turn.x(4 * u)} y={lane.y + 15 * u} fontSize={12.5 * u}>
                    {isolate(lane.who)}
                  </text>
                </g>
              ))}
              {layout.against.map((one) => (
                <line
                  key={one.key}
                  className="against"
                  x1={turn.x(one.x1)}
                  x2={turn.x(one.x2)}
                  y1={one.y1}
                  y2={one.y2}
                  strokeDasharray={`${4 * u} ${3 * u}`}
                />
              ))}
              {layout.marks.map(({ item, x, about, y, label, labelX, anchor }) => (
                <g
                  key={item.id}
                  data-row={item.id}
                  className={[
                    item.isOurs && 'is-ours',
                    item.isOut && 'is-out',
                    item.isHedged && 'is-hedged',
                  ]
                    .filter(Boolean)
                    .join(' ')}
                >
                  {about !== null && (
                    <>
                      <line
                        className="about"
                        x1={turn.x(about[0])}
                        x2={turn.x(about[1])}
                        y1={y}
                        y2={y}
                      />
                      <line
                        className="later"
                        x1={turn.x(about[1])}
                        x2={turn.x(x)}
                        y1={y}
                        y2={y}
                        strokeDasharray={`${1.5 * u} ${4 * u}`}
                      />
                    </>
                  )}
                  {item.isEvent ? (
                    <rect
                      x={turn.x(x) - 4 * u}
                      y={y - 4 * u}
                      width={8 * u}
                      height={8 * u}
                      transform={`rotate(45 ${turn.x(x)} ${y})`}
                    />
                  ) : (
                    <circle cx={turn.x(x)} cy={y} r={4.5 * u} />
                  )}
                  <text
                    className="said"
                    x={turn.x(labelX)}
                    y={y + 4 * u}
                    textAnchor={anchor}
                    fontSize={12 * u}
                  >
                    {item.differsFrom.length > 0 ? `≠ ${label}` : label}
                  </text>
                </g>
              ))}
            </MarkedSvg>
          ) : (
            <p className="not-yet">{t('Nothing that was recorded has a day.')}</p>
          )}
        </div>
      </Picture>
      {undated > 0 && (
        <p className="small soft">
          {t('{n, plural, one {# has} other {# have}} no day and stand in the table alone.', {
            n: undated,
          })}
        </p>
      )}
      <SideBySide items={items} rows={rows} onOpen={props.onOpen} />
    </section>
  );
}

/** Several answer one question, and not alike: their answers beside each other, nobody preferred. */
function SideBySide(props: {
  readonly items: readonly TimelineItem[];
  readonly rows: ReadonlyMap<string, StatementRow>;
  readonly onOpen: (id: string) => void;
}) {
  const seen = new Set<string>();
  const sets = props.items.flatMap((item) => {
    if (item.differsFrom.length === 0 || seen.has(item.id)) return [];
    const ids = [item.id, ...item.differsFrom];
    for (const id of ids) seen.add(id);
    return [ids];
  });
  if (sets.length === 0) return null;
  return (
    <section data-testid="side-by-side">
      <h3>{t('Of the same, not the same figure')}</h3>
      {sets.map((ids) => (
        <ul key={ids.join()} className="side-by-side">
          {ids.flatMap((id) => {
            const row = props.rows.get(id);
            if (!row) return [];
            return (
              <li key={id}>
                <Kind of="claimed" />{' '}
                <button type="button" className="link figure" onClick={() => props.onOpen(id)}>
                  {row.said}
                </button>
                <small>
                  <bdi>{row.speaker}</bdi>
                </small>
                <small className="soft">
                  {listed([
                    row.day && t('said on {day}', { day: row.day }),
                    row.period && t('about {when}', { when: row.period }),
                    row.places,
                  ])}
                </small>
              </li>
            );
          })}
        </ul>
      ))}
    </section>
  );
}

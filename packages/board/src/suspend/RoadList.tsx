import type { SubjectId } from '@corridor/operation';
import { separator, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { roadSum, toRoadRows } from './roadRows.ts';

/** What is on the road under what stands: to act on, to print, and to read aloud line by line. */
export function RoadList(props: { readonly of: SubjectId | null; readonly now: number }) {
  const { facts, clock, openTrip } = useBoard();
  const rows = toRoadRows(facts, props.of, props.now, clock);
  return (
    <section className="on-the-road" aria-label={t('On the road now')} data-testid="on-the-road">
      <h3>{t('On the road now')}</h3>
      <p className={rows.length ? 'bad' : ''}>{roadSum(facts, props.of, props.now)}</p>
      <ol>
        {rows.map((row) => (
          <li key={row.trip} data-testid="on-the-road-row">
            <button type="button" className="road-vehicle" onClick={() => openTrip(row.trip)}>
              {row.vehicle}
            </button>
            <div>
              <p className="road-order">
                <b className={row.hasPlace ? '' : 'bad'}>{row.order}</b>
              </p>
              <p>
                <b>{row.people}</b>
                {row.weakest && (
                  <b className="bad">
                    {separator()}
                    {row.weakest}
                  </b>
                )}
                {row.trouble && (
                  <b className="bad">
                    {separator()}
                    {row.trouble}
                  </b>
                )}
              </p>
              <p>
                <span className={row.isStanding ? 'bad' : ''}>{row.stands}</span>
                {separator()}
                {row.seen}
              </p>
              <p className="soft small">
                {row.why}
                {row.otherwise && ` ${row.otherwise}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {rows.length > 0 && (
        <p className="soft small">
          {t(
            '≈ Kilometres and minutes by the legs of the road. Where a vehicle can go is worked out from what was recorded; whoever speaks with it may know better.',
          )}
        </p>
      )}
    </section>
  );
}

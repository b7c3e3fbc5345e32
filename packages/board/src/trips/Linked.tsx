import type { TripState } from '@corridor/operation';
import { figure, fromLeft, listed, separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { Fault } from '../ui/Fault.tsx';
import { linkedParts } from './links.ts';

/** What was linked into this trip. A link made in the dark is undone in one touch. */
export function Linked(props: { readonly trip: TripState; readonly now: number }) {
  const { trip, now } = props;
  const { records, clock, record, canWrite } = useBoard();
  const [fault, setFault] = useState('');
  const parts = linkedParts(trip, records.events(trip.id));
  if (parts.length === 0) return null;
  // It may hang on any of the others: it is said not to be any of them.
  const unlink = async (part: string) => {
    const drafts = parts
      .filter((other) => other.trip !== part)
      .map((other) => ({ kind: 'not-same@1', subject: part, fact: { other: other.trip } }));
    setFault((await record(drafts)) ?? '');
  };
  return (
    <section data-testid="linked">
      <h3>{t('Linked into this trip')}</h3>
      <ul>
        {parts.map((part, i) => (
          <li key={part.trip} className="fact-row plain">
            <span>
              {t('Slip {code}', { code: fromLeft(part.trip.slice('trip/'.length)) })}
              <small>
                {listed([
                  part.departedAt !== null &&
                    t('departed {time}', { time: clock.near(part.departedAt, now) }),
                  part.arrivedAt !== null &&
                    t('arrived {time}', { time: clock.near(part.arrivedAt, now) }),
                ])}
                {part.people !== null && (
                  <>
                    {separator()}
                    <Kind of="observed" /> {t('{n} counted', { n: figure(part.people) })}
                  </>
                )}
              </small>
            </span>
            {canWrite && i > 0 && (
              <span className="end">
                <Button
                  className="quiet"
                  aria-label={t('unlink {code}', {
                    code: fromLeft(part.trip.slice('trip/'.length)),
                  })}
                  onPress={() => unlink(part.trip)}
                >
                  {t('unlink')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Fault text={fault} />
    </section>
  );
}

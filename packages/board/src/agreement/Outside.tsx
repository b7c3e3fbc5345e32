import type { SubjectId } from '@corridor/operation';
import { suspensionOf } from '@corridor/operation';
import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { thingName } from '../guard/names.ts';
import { word } from '../text/words.ts';
import { howLong } from '../time/zone.ts';
import { partyName } from '../view/facts.ts';

/** Somebody whom the agreement does not bind stops what it promises: said on top of it, by name. */
export function Outside(props: { readonly parties: readonly SubjectId[]; readonly now: number }) {
  const { facts, clock } = useBoard();
  const read = facts.index.guards.facts;
  const things = (['corridor', 'site', 'term', 'operation'] as const).flatMap((type) => [
    ...facts.states(type).keys(),
  ]);
  const stops = things
    .flatMap((id) => suspensionOf(read, id) ?? [])
    .filter(({ orderedBy }) => orderedBy && props.parties.includes(facts.nameOf(orderedBy)));
  if (stops.length === 0) return null;
  return (
    <section className="panel outside" role="status" data-testid="outside">
      {stops.map((stop) => (
        <p key={stop.of} className="bad">
          <span aria-hidden="true">■ </span>
          <b>
            {t('{who} stops {what}, and is bound by nothing that was agreed', {
              who: partyName(facts, stop.orderedBy),
              what: thingName(facts, stop.of),
            })}
          </b>{' '}
          <span>
            {t('since {time}, {long}: {reason}', {
              time: clock.near(stop.since.at, props.now),
              long: howLong(props.now - stop.since.at),
              reason: word('suspension', stop.reason),
            })}
          </span>
        </p>
      ))}
    </section>
  );
}

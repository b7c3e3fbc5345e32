import { listed, t } from '@corridor/text';
import {
  type Advice,
  adviceOf,
  movedRecords,
  type Place,
  placeName,
  placesAt,
  type Reported,
  surenessToRecord,
} from '../../records/incident.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { fieldWord, type Sureness } from '../../text/fieldWords.ts';
import { amendedBy } from '../../view/amended.ts';
import { type OwnLine, whereaboutsOf } from '../../view/own.ts';
import { operationOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { Far } from '../Far.tsx';

const adviceText = (advice: Advice): string => {
  switch (advice) {
    case 'take-cover':
      return t('Take cover now. Lie flat behind something solid. Do not stand up to count.');
    case 'make-room':
      return t(
        'Stop the boarding. Make room at the back of the crowd first. Lift up who has fallen.',
      );
    case 'keep-away':
      return t('Keep away from it, and keep people away. Do not argue.');
    case 'call-medic':
      return t('Call the medical team by radio now. The phone does not do that.');
  }
};

const SURE: readonly Exclude<Sureness, 'unknown'>[] = ['seen', 'heard', 'told'];
const keyOf = (place: Partial<Reported>): string =>
  place.corridor === undefined ? (place.site ?? '') : `${place.corridor} ${place.leg}`;

/** Recorded; what the post does next; and what could not be said in two taps. */
export const ReportedCard = ({ line, site }: { readonly line: OwnLine; readonly site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { own, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const { signed, online } = useStore(session.delivery);
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const fact = amendedBy(own)(line).fact as Reported;
  const where = whereaboutsOf(line, signed);
  const advice = adviceOf(fact.incidentKind);
  const places: readonly Place[] = placesAt(world, site);
  return (
    <>
      <h1>{fieldWord('incident', fact.incidentKind)}</h1>
      {advice === null ? null : (
        <p className="card advice" role="alert" data-testid="advice">
          {adviceText(advice)}
        </p>
      )}
      <div className="card" data-testid="incident-card" data-where={where}>
        <p>
          {listed([
            clock.near(fact.at ?? line.wall, session.now()),
            placeName(world, fact),
            fieldWord('sure', fact.sure),
          ])}
        </p>
        <p className={where === 'phone' ? 'warn' : ''} data-testid="incident-told">
          <Far where={where} />{' '}
          {where === 'phone'
            ? online
              ? t('It is going to the hub now.')
              : t(
                  'Kept on this phone. The coordinator is told when the hub is near. Say it by radio as soon as it is safe.',
                )
            : t('The hub has it: the coordinator sees it.')}
        </p>
      </div>
      <fieldset className="stack" aria-label={t('How sure?')}>
        <p>
          <b>{t('How sure?')}</b>
        </p>
        <div className="grid three">
          {SURE.map((sure) => (
            <button
              key={sure}
              type="button"
              aria-pressed={fact.sure === sure}
              disabled={isWriting}
              onClick={() => void desk.write([surenessToRecord(line, sure)])}
              data-testid={`sure-${sure}`}
            >
              {fieldWord('sure', sure)}
            </button>
          ))}
        </div>
      </fieldset>
      {places.length < 2 ? null : (
        <fieldset className="stack" aria-label={t('Where was it?')}>
          <p>
            <b>{t('Where was it?')}</b>
          </p>
          {places.map((place) => (
            <button
              key={keyOf(place)}
              type="button"
              aria-pressed={keyOf(place) === keyOf(fact)}
              disabled={isWriting}
              onClick={() => {
                if (keyOf(place) === keyOf(fact)) return;
                void desk.write(movedRecords({ ...line, fact }, place));
              }}
              data-testid={'site' in place ? 'place-site' : 'place-leg'}
            >
              {placeName(world, place)}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
};

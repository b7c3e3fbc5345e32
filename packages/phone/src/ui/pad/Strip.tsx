import { figure, labelText, t } from '@corridor/text';
import { word } from '../../text/words.ts';
import type { TripView } from '../../view/trips.ts';

const stateText = (view: TripView): string => {
  if (view.owed) return t('count owed');
  if (view.begun !== null) return t('{n} so far', { n: figure(view.begun) });
  if (view.people === null) return view.point === 'boarding' ? t('boarding') : t('here');
  if (view.otherDoor === 'rear') return t('{n} · rear?', { n: figure(view.people) });
  if (view.otherDoor === 'front') return t('{n} · front?', { n: figure(view.people) });
  if (view.point === 'alighting') return t('{n} off', { n: figure(view.people) });
  return view.departed === null
    ? t('{n} aboard', { n: figure(view.people) })
    : t('{n} left', { n: figure(view.people) });
};

/** Vehicles on it. */
export const STRIP = 3;

/** The last three vehicles, what is owed first. The fourth key leads to all. */
export const Strip = ({
  views,
  owedMore,
  inHand,
  onTake,
  onAll,
}: {
  views: readonly TripView[];
  owedMore: number;
  inHand: { readonly trip: string; readonly point: string } | null;
  onTake: (view: TripView) => void;
  onAll: () => void;
}) => {
  return (
    <nav className="strip" aria-label={t('Vehicles')}>
      {views.map((view) => (
        <button
          key={`${view.trip} ${view.point}`}
          type="button"
          className={view.owed ? 'owed' : ''}
          aria-pressed={view.trip === inHand?.trip && view.point === inHand.point}
          onClick={() => onTake(view)}
          data-testid="strip-vehicle"
          data-owed={view.owed}
        >
          <b>
            {view.owed ? <span aria-hidden="true">{'\u26a0\ufe0e '}</span> : null}
            {labelText(view.vehicle.label)}
          </b>
          <small>{stateText(view)}</small>
          {view.vehicle.kind ? (
            <span className="sr">{word('vehicleKind', view.vehicle.kind)}</span>
          ) : null}
        </button>
      ))}
      <button type="button" className="quiet all" onClick={onAll} data-testid="all-vehicles">
        <b aria-hidden="true">+</b>
        <small>{owedMore > 0 ? t('{n} more owed', { n: figure(owedMore) }) : t('vehicle')}</small>
      </button>
    </nav>
  );
};

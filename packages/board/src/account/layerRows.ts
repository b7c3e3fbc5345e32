import { type Account, type Figure, type Scope, tripsWithin } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { isolate, listed, t } from '@corridor/text';
import { batchTitle, thingName, wayText } from '../guard/names.ts';
import { byName } from '../trips/rows.ts';
import { type Facts, siteName, stateOf, vehicleText } from '../view/facts.ts';

export type LayerBy = 'site' | 'batch' | 'trip';

export interface LayerRow {
  readonly id: string;
  readonly name: string;
  /** Where the name alone says too little: `bus 12`, its way. */
  readonly detail: string;
  readonly scope: Scope;
  readonly figure: Figure;
}

/** A row whose figure is asked only when it is shown: of twenty thousand journeys thirty are on the screen. */
export interface LayerPlan extends Omit<LayerRow, 'figure'> {}

const isAnything = ({ minimum, estimate, trips, unwatchedHours, possible }: Figure): boolean =>
  minimum > 0 || estimate !== null || trips.all > 0 || unwatchedHours > 0 || possible === null;

const sitesOf = (facts: Facts, measure: Scope['measure']): readonly LayerPlan[] =>
  [...facts.states('site').values()]
    .map(({ id }) => ({
      id,
      name: isolate(siteName(facts, id)),
      detail: '',
      scope: measure === 'left' ? { measure, from: id } : { measure, to: id },
    }))
    .sort((a, b) => byName(a.name, b.name));

/** By term, then in the order in which the batches were numbered. */
const batchesOf = (facts: Facts, measure: Scope['measure']): readonly LayerPlan[] =>
  [...facts.states('batch').values()]
    .filter(({ planned }) => planned !== null)
    .sort((a, b) => {
      const [x, y] = [a.planned?.term ?? '', b.planned?.term ?? ''];
      return x === y
        ? (a.planned?.number ?? 0) - (b.planned?.number ?? 0) || (a.id < b.id ? -1 : 1)
        : x < y
          ? -1
          : 1;
    })
    .map(({ id, planned }) => ({
      id,
      name: batchTitle(facts, id),
      detail: listed([planned && thingName(facts, planned.term), wayText(facts, id)]),
      scope: { measure, batch: id },
    }));

/** The newest first: its counters can still be asked. */
const tripsOf = (
  facts: Facts,
  account: Account,
  measure: Scope['measure'],
): readonly LayerPlan[] => {
  const at = measure === 'left' ? 'departedAt' : 'arrivedAt';
  return [...tripsWithin(account.evidence, { measure })]
    .sort((a, b) => (b[at] ?? 0) - (a[at] ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id, from, to }) => ({
      id,
      name: t('Vehicle {n}', { n: vehicleText(facts, stateOf(facts, 'trip', id)) }),
      detail: wayOf(facts, from, to),
      scope: { measure, trip: id },
    }));
};

export const wayOf = (facts: Facts, from: SubjectId | null, to: SubjectId | null): string =>
  from || to
    ? t('{from} → {to}', { from: siteName(facts, from) || '?', to: siteName(facts, to) || '?' })
    : '';

/** Every row there is, without its figure. */
export const layerPlans = (
  facts: Facts,
  account: Account,
  by: LayerBy,
  measure: Scope['measure'],
): readonly LayerPlan[] =>
  by === 'site'
    ? sitesOf(facts, measure)
    : by === 'batch'
      ? batchesOf(facts, measure)
      : tripsOf(facts, account, measure);

/** The rows with their figures; places and batches where nothing happened are left out. */
export const layerRows = (account: Account, plans: readonly LayerPlan[]): readonly LayerRow[] =>
  plans
    .map((plan) => ({ ...plan, figure: account.figure(plan.scope) }))
    .filter(({ scope, figure }) => scope.trip !== undefined || isAnything(figure));

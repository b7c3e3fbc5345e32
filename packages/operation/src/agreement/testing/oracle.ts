import type { SubjectId } from '../../event.ts';
import type { Store } from '../../selectors/store.ts';
import type { BatchState, ConditionState, Means, Required } from '../../state/agreement.ts';

/**
 * The same questions asked plainly of folded states: no answer is kept, nothing is shared, and words stand where the guards have rules. For
 * the small world of `random.ts` only: all ways lead from its first site to its last, over either of two roads.
 */
export const createOracle = (store: Store, now: number) => {
  const every = <T extends Parameters<Store['all']>[0]>(type: T) => [...store.all(type)];
  const runs = (until: number | null) => until === null || until > now;

  const isSafe = (batch: BatchState): boolean => {
    const term = store.get('term', batch.planned?.term ?? null);
    const origin = batch.planned?.origin ?? 'site/east';
    const stopped = new Set<SubjectId>(
      [...every('site'), ...every('operation'), ...every('term')].flatMap(({ id, suspension }) =>
        suspension ? id : [],
      ),
    );
    const passes =
      origin === 'site/east' ? ['site/east', 'site/gate', 'site/west'] : ['site/gate', 'site/west'];
    // Between gate and west both roads of this world are stopped by either sort of suspension.
    const roads = every('corridor').filter(
      ({ status }) => status !== 'suspended' && status !== 'closed',
    );
    const shots = every('incident').some(({ incidentKind, resolved, reported }) => {
      if (incidentKind !== 'shots' || resolved) return false;
      const { site, corridor } = reported ?? {};
      return (!site && !corridor) || corridor !== undefined || passes.includes(site ?? '');
    });
    const holder = store.get('site', 'site/gate')?.control?.by ?? null;
    const lights = every('notice')
      .flatMap(({ words }) => words)
      .filter(
        ({ batch: of, level, party }) =>
          of === batch.id && level === 'checkpoint' && (holder === null || party === holder),
      );
    const isGreen =
      origin === 'site/gate' ||
      (lights.some(({ status, validUntil }) => status === 'green-light' && runs(validUntil)) &&
        !lights.some(({ status }) => status === 'withdrawn'));
    const security = store.get('condition', `condition/${batch.id.slice(6)}-security-agrees`);
    const here = store.get('site', origin);
    return (
      term?.inForce != null &&
      term.withdrawn === null &&
      !every('operation').some(({ participation }) => participation.some((one) => one.suspended)) &&
      !stopped.has('operation/o') &&
      term.suspension === null &&
      term.stops.length === 0 &&
      !passes.some((site) => stopped.has(site)) &&
      roads.length > 0 &&
      !shots &&
      isGreen &&
      security?.observed != null &&
      here?.informed != null &&
      here.asked != null
    );
  };

  const tripsOf = (batch: SubjectId) =>
    every('trip').filter((trip) => trip.batch === batch && trip.status !== 'cancelled');
  const arrived = (batch: SubjectId) =>
    tripsOf(batch).reduce(
      (sum, { status, alighted }) => sum + (status === 'arrived' ? (alighted?.low ?? 0) : 0),
      0,
    );
  const isAway = (status: string) => ['departed', 'passed', 'halted', 'arrived'].includes(status);
  /** Of the four batches each has a number of its own, or what its term leaves. */
  const least = (batch: SubjectId): number => {
    const state = store.get('batch', batch);
    const own = state?.planned?.people;
    const quantity = store.get('term', state?.planned?.term ?? null)?.inForce?.whole.quantity;
    const agreed = quantity && 'exact' in quantity ? quantity.exact : null;
    const others = every('batch').filter(
      ({ id, planned }) => id !== batch && planned?.term === state?.planned?.term,
    );
    if (typeof own !== 'number' && others.some(({ planned }) => planned?.people === undefined))
      return agreed === null ? 0 : Number.NaN;
    const taken = others.reduce((sum, { planned }) => sum + Number(planned?.people ?? 0), 0);
    const left = agreed === null ? Number.POSITIVE_INFINITY : Math.max(0, agreed - taken);
    return Math.min(typeof own === 'number' ? own : left, left);
  };
  const has = (batch: SubjectId, people: number, off: boolean): boolean => {
    const state = store.get('batch', batch);
    const need = least(batch);
    const road = tripsOf(batch).some(({ status }) => isAway(status) && status !== 'arrived');
    if (!state) return false;
    if (Number.isNaN(need) || need === 0) return state.status === 'completed' && !(off && road);
    return people >= need;
  };
  const sum = (batch: SubjectId, is: (status: string) => boolean) =>
    tripsOf(batch).reduce(
      (all, { status, boarded, alighted }) =>
        all + (is(status) ? (boarded?.low ?? alighted?.low ?? 0) : 0),
      0,
    );

  const isMet = (means: Means, state: ConditionState, batch: BatchState, ready: Ready): boolean => {
    switch (means.is) {
      case 'arrived':
        return has(means.batch, arrived(means.batch), true);
      case 'departed':
        return has(means.batch, sum(means.batch, isAway), false);
      case 'staged': {
        const need = least(means.batch);
        if (means.site === undefined)
          return has(
            means.batch,
            sum(means.batch, (is) => isAway(is) || is === 'standing'),
            false,
          );
        const stand = sum(means.batch, (is) => is === 'halted');
        return store.get('batch', means.batch) !== null && need > 0 && stand >= need;
      }
      case 'together':
      case 'go-given': {
        const status = store.get('batch', means.batch)?.status ?? '';
        return (
          ['go', 'completed'].includes(status) || (means.is === 'together' && ready(means.batch))
        );
      }
      case 'count-reached':
        return (
          every('batch')
            .filter(({ planned }) => planned?.term === means.of)
            .reduce((all, { id }) => all + arrived(id), 0) >= means.people
        );
      case 'green-light':
        return every('notice').some(({ words }) =>
          words.some(
            (word) =>
              word.batch === batch.id &&
              word.level === means.level &&
              word.party === means.party &&
              word.status === 'green-light' &&
              runs(word.validUntil),
          ),
        );
      case 'confirmed': {
        const last = state.words.findLast(({ party }) => party === means.party);
        return last?.says === 'met' && runs(last.validUntil);
      }
      case 'window-open':
        return every('window').some(({ id, announced, status, since }) => {
          if ((means.window ?? id) !== id || !announced || status === 'ended') return false;
          const began = status === 'started' ? (since?.at ?? 0) : announced.from;
          return Math.min(began, announced.from) <= now && (announced.to ?? now + 1) > now;
        });
      case 'road-open':
        return every('corridor').some(({ status }) => status === 'open');
      case 'not-before':
        return now >= means.at;
      case 'crew-ready':
        return state.observed !== null;
      case 'places-ready': {
        const gone = sum(batch.id, isAway);
        const waiting = tripsOf(batch.id).filter(
          ({ status }) => !isAway(status) && status !== 'sent-back',
        );
        const seats = [...new Set(waiting.map(({ vehicle }) => vehicle))].filter((vehicle) => {
          const state_ = store.get('vehicle', vehicle);
          return state_?.state === 'ready' && state_.listed;
        }).length;
        return tripsOf(batch.id).length > 0 && gone + seats * 40 >= least(batch.id);
      }
      case 'list-given':
        return every('list').some(({ of, status }) => of === batch.id && status === 'given');
      default:
        throw new Error(`no ${means.is} in this world`);
    }
  };

  type Ready = (batch: SubjectId) => boolean;
  const isHeld = (state: ConditionState, fact: Required, batch: BatchState, ready: Ready) => {
    const seen = fact.means.some((way) => way.every((one) => isMet(one, state, batch, ready)));
    const word = state.words.findLast(
      ({ party, says }) => party === fact.requiredBy && says !== 'set-aside',
    );
    const said = word?.says === 'met' && runs(word.validUntil);
    const met = { observation: seen, word: said, both: seen && said }[fact.counts];
    const speakers = fact.requiredBy === 'party/a' ? ['party/a', 'party/q'] : [fact.requiredBy];
    const at = state.words.findIndex(({ line }) => line === state.setAside?.onWordOf);
    const aside = state.words[at];
    const isAside =
      fact.requiredBy !== 'safety' &&
      aside?.says === 'set-aside' &&
      runs(aside.validUntil) &&
      speakers.includes(aside.party) &&
      !state.words
        .slice(at)
        .some(({ says, party }) => says === 'not-met' && speakers.includes(party));
    return !met && !isAside;
  };

  const mayGo = (batch: BatchState, ready: Ready): boolean =>
    (batch.status === 'planned' || batch.status === 'go' || batch.status === 'held') &&
    isSafe(batch) &&
    every('condition').every(
      (state) =>
        !state.required ||
        [state.required, ...state.requiredApart].every(
          ({ fact }) => fact.of !== batch.id || !isHeld(state, fact, batch, ready),
        ),
    );

  return {
    isSafe,
    /** The largest set of batches each of which may go when the others of the set do. */
    mayGo: (): readonly SubjectId[] => {
      const batches = every('batch');
      let set = new Set(batches.map(({ id }) => id));
      for (;;) {
        const next = batches.filter(
          (batch) => set.has(batch.id) && mayGo(batch, (id) => set.has(id)),
        );
        if (next.length === set.size) return [...set].sort();
        set = new Set(next.map(({ id }) => id));
      }
    },
  };
};

import { type Index, plannedToQuota, quantityToQuota } from '@corridor/operation';
import { nameIn } from './names.ts';
import type { Batch, Term } from './types.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** What was agreed, in the order in which it was first spoken of. */
export const termsIn = (index: Index): readonly Term[] => {
  const { store } = index;
  return [...store.all('term')]
    .filter(({ versions }) => versions.length > 0)
    .sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0) || byId(a, b))
    .map((term): Term => {
      const wording = (term.inForce ?? term.versions.at(-1))?.whole ?? {};
      return {
        id: term.id,
        status: term.status,
        about: wording.about ?? null,
        category: wording.category ?? null,
        quota: quantityToQuota(wording.quantity),
        from: wording.origin ? store.resolve(wording.origin) : null,
        to: wording.destination ? store.resolve(wording.destination) : null,
        ...(wording.byWhen === undefined ? {} : { byWhen: wording.byWhen }),
        owedBy: nameIn(index, wording.owedBy),
        owedTo: (wording.owedTo ?? []).flatMap((party) => nameIn(index, party) ?? []),
        alsoSaid: term.stances.flatMap(({ party, is, of }) => {
          const version = is === 'said' ? term.versions.find(({ line }) => line === of) : undefined;
          const quota = version?.inForce ? null : quantityToQuota(version?.says.quantity);
          const by = nameIn(index, party);
          return quota && by && term.inForce ? [{ by, quota }] : [];
        }),
        batches: [...store.all('batch')]
          .filter(({ planned }) => planned && store.resolve(planned.term) === term.id)
          .map(({ id }) => id)
          .sort(),
      };
    });
};

export const batchesIn = (index: Index): readonly Batch[] => {
  const { store, guards } = index;
  return [...store.all('batch')]
    .map((batch): Batch => {
      const { firstDeparture, lastArrival } = guards.facts.progress(batch.id);
      return {
        id: batch.id,
        number: batch.planned?.number ?? 0,
        term: batch.planned ? store.resolve(batch.planned.term) : null,
        status: batch.status,
        quota: plannedToQuota(batch.planned?.people),
        firstDeparture,
        lastArrival,
        movedWithoutGo: batch.movedWithoutGo !== null,
      };
    })
    .sort((a, b) => a.number - b.number || byId(a, b));
};

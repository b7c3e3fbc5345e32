import type { TermWording } from '@corridor/operation';
import { msToTyped } from '../when.ts';
import { type Amount, noAmount } from './amount.ts';
import type { MeansTyped, WordingTyped } from './facts.ts';

type Quantity = NonNullable<TermWording['quantity']>;

const amountOf = (quantity: Quantity | undefined): Amount =>
  !quantity
    ? noAmount
    : 'exact' in quantity
      ? { ...noAmount, is: 'exact', exact: String(quantity.exact) }
      : 'low' in quantity
        ? { ...noAmount, is: 'range', low: String(quantity.low), high: String(quantity.high) }
        : { ...noAmount, is: 'all' };

export const noWording: WordingTyped = {
  about: 'people',
  category: '',
  amount: { ...noAmount, is: 'exact' },
  origin: '',
  destination: '',
  byWhen: '',
  owedBy: '',
  owedTo: [],
  parts: [],
  windows: [],
  vehicles: [],
  operators: [],
  observers: [],
  search: '',
  belongings: '',
};

/** A wording as it stands, ready to be changed. */
export const typedWording = (wording: TermWording, zone: string): WordingTyped => ({
  about: wording.about ?? 'people',
  category: wording.category ?? '',
  amount: amountOf(wording.quantity),
  origin: wording.origin ?? '',
  destination: wording.destination ?? '',
  byWhen: wording.byWhen === undefined ? '' : msToTyped(wording.byWhen, zone),
  owedBy: wording.owedBy ?? '',
  owedTo: wording.owedTo ?? [],
  parts: (wording.parts ?? []).map(({ category, quantity }, key) => ({
    key,
    category,
    amount: amountOf(quantity),
  })),
  windows: wording.windows ?? [],
  vehicles: (wording.vehicles ?? []).map(({ vehicleKind, number }, key) => ({
    key,
    kind: vehicleKind,
    number: String(number),
  })),
  operators: wording.operators ?? [],
  observers: wording.observers ?? [],
  search: wording.search ?? '',
  belongings: wording.belongings ?? '',
});

export const noMeans = (key: number, is: MeansTyped['is'] = ''): MeansTyped => ({
  key,
  is,
  batch: '',
  site: '',
  of: '',
  people: '',
  party: '',
  level: 'checkpoint',
  window: '',
  corridor: '',
  at: '',
});

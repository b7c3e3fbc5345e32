import { openDifferences } from '../account/differences.ts';
import { sayable } from '../text/figures.ts';
import { type ClaimDot, quantityText, toClaimDots } from './claims.ts';
import { type Facts, siteName } from './facts.ts';

export interface SayView {
  /** Anybody of ours has counted anything. Without it there is no figure, not even 0. */
  readonly hasCounts: boolean;
  /** ● Counted one by one on arrival: what can be pointed at. */
  readonly arrived: number;
  readonly said: { readonly value: number; readonly isRounded: boolean };
  readonly byDestination: readonly { readonly name: string; readonly people: number }[];
  /** ● Counted one by one when they left; beside the arrivals, never added to them. */
  readonly departed: number;
  /** Under way now, as counted on boarding. */
  readonly onTheRoad: number;
  readonly discrepancies: { readonly trips: number; readonly people: number };
  readonly countsOwed: number;
  readonly unmatched: number;
  /** Vehicles seen leaving by their own means; people in them are not in the minimum. */
  readonly ownMeans: number;
  readonly claims: readonly ClaimDot[];
  readonly cleared: { readonly asOf: number; readonly value: string } | null;
}

export function toSay(facts: Facts): SayView {
  let arrived = 0;
  let departed = 0;
  let onTheRoad = 0;
  let owed = 0;
  let unmatched = 0;
  let hasCounts = false;
  const byDestination = new Map<string, number>();
  for (const trip of facts.states('trip').values()) {
    if (trip.tallies.length > 0) hasCounts = true;
    arrived += trip.minimumArrived;
    departed += trip.minimumDeparted;
    const site = trip.arrived?.site ?? trip.to;
    if (trip.minimumArrived > 0 && site) {
      byDestination.set(site, (byDestination.get(site) ?? 0) + trip.minimumArrived);
    }
    const isOut = ['departed', 'passed', 'halted', 'standing'].includes(trip.status);
    if (isOut && facts.leftAgainAs(trip) === null) {
      onTheRoad += trip.onBoard ?? 0;
    }
    if (trip.countOwed) owed += 1;
    if (trip.unmatched) unmatched += 1;
  }
  const open = openDifferences(facts);
  let ownMeans = 0;
  for (const stream of facts.states('stream').values()) {
    ownMeans += stream.cars + stream.vans + stream.lorries;
    if (stream.tallies.length > 0) hasCounts = true;
  }
  const cleared = [...facts.states('statement').values()]
    .filter((one) => one.drafted && (one.status === 'cleared' || one.status === 'said'))
    .sort((a, b) => (b.drafted?.asOf ?? 0) - (a.drafted?.asOf ?? 0))[0];
  const quantity = cleared?.drafted?.quantity;
  return {
    hasCounts,
    arrived,
    said: sayable(arrived),
    byDestination: [...byDestination]
      .map(([site, counted]) => ({ name: siteName(facts, site), people: counted }))
      .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
    departed,
    onTheRoad,
    discrepancies: {
      trips: open.length,
      people: open.reduce((sum, one) => sum + Math.abs(one.people), 0),
    },
    countsOwed: owed,
    unmatched,
    ownMeans,
    claims: toClaimDots(facts, 5),
    cleared:
      cleared?.drafted && quantity
        ? {
            asOf: cleared.drafted.asOf,
            value: quantityText(quantity, cleared.drafted.approx),
          }
        : null,
  };
}

import type { Account } from '@corridor/account';
import { openDiscrepancies, tripsUnderWay } from '@corridor/operation';
import { t } from '@corridor/text';
import { estimateText, restsText, spokenOf } from '../account/figureText.ts';
import { quantityText } from '../text/claimWords.ts';
import { sayable } from '../text/sayable.ts';
import { type ClaimDot, toClaimDots } from './claims.ts';
import { differenceText, toDifferences } from './differences.ts';
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
  /** Counts of the same people that differ and nobody has settled. */
  readonly differences: number;
  /** The only one, in a sentence; empty where there are none or several. */
  readonly difference: string;
  readonly countsOwed: number;
  readonly unmatched: number;
  /** Vehicles seen leaving by their own means; people in them are not in the minimum. */
  readonly ownMeans: number;
  readonly claims: readonly ClaimDot[];
  readonly cleared: { readonly asOf: number; readonly value: string } | null;
}

/** `mostClaims`: as many as the axis has lines for. */
export function toSay(facts: Facts, mostClaims = 5): SayView {
  const { index } = facts;
  const differences = toDifferences(facts, () => '');
  const [only, ...others] = differences;
  const counted = index.counted('all');
  const trips = [...facts.states('trip').values()];
  const streams = [...facts.states('stream').values()];
  const open = openDiscrepancies(index);
  const cleared = [...facts.states('statement').values()]
    .filter((one) => one.drafted && (one.status === 'cleared' || one.status === 'said'))
    .sort((a, b) => (b.drafted?.asOf ?? 0) - (a.drafted?.asOf ?? 0))[0];
  const quantity = cleared?.drafted?.quantity;
  return {
    hasCounts: [...trips, ...streams].some(({ tallies }) => tallies.length > 0),
    arrived: counted.arrivedAtLeast,
    said: sayable(counted.arrivedAtLeast),
    byDestination: index
      .destinations()
      .map((site) => ({
        name: siteName(facts, site),
        people: index.counted(`to ${site}`).arrivedAtLeast,
      }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
    departed: counted.departedAtLeast,
    onTheRoad: tripsUnderWay(index)
      .filter(({ status }) => status !== 'boarding' && status !== 'sent-back')
      .reduce((people, { onBoard }) => people + (onBoard ?? 0), 0),
    discrepancies: {
      trips: open.length,
      people: open.reduce((sum, one) => sum + Math.abs(one.people), 0),
    },
    differences: differences.length,
    difference: only && others.length === 0 ? differenceText(only) : '',
    countsOwed: index.members('countOwed').size,
    unmatched: counted.unmatched,
    ownMeans: streams.reduce((sum, one) => sum + one.cars + one.vans + one.lorries, 0),
    claims: toClaimDots(facts, mostClaims),
    cleared:
      cleared?.drafted && quantity
        ? {
            asOf: cleared.drafted.asOf,
            value: quantityText(quantity, cleared.drafted.approx),
          }
        : null,
  };
}

/** ≈ What is calculated under the counted minimum. */
export interface SayFigure {
  /** No finer than it is known; where it cannot be known, that. */
  readonly estimate: string;
  readonly isKnown: boolean;
  /** What nobody counted one by one; empty where everybody was. */
  readonly rests: string;
  readonly band: { readonly low: number; readonly high: number } | null;
}

export function toSayFigure(account: Account): SayFigure {
  const of = account.figure({ measure: 'arrived' });
  const said = spokenOf(of);
  return {
    estimate: said ? estimateText(of) : t('how many more, cannot be known from these reports'),
    isKnown: said !== null,
    rests: restsText(of),
    band: said && { low: said.low, high: said.high },
  };
}

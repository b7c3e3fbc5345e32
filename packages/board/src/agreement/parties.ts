import type { PartyState, SubjectId } from '@corridor/operation';
import { isOutside } from '@corridor/operation';
import { named, t } from '@corridor/text';
import { type Facts, partyName, siteName } from '../view/facts.ts';

/** A party and those who answer for it: one column of the ledger. */
export interface Side {
  readonly party: SubjectId;
  readonly name: string;
  readonly guarantors: readonly SubjectId[];
  readonly guarantorNames: string;
}

const inOrder = (facts: Facts): readonly PartyState[] =>
  [...facts.states('party').values()].sort(
    (a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0) || (a.id < b.id ? -1 : 1),
  );

export const partiesOf = (facts: Facts): readonly PartyState[] =>
  inOrder(facts).filter(({ roles }) => roles.includes('party'));

export function toSides(facts: Facts): readonly Side[] {
  const all = inOrder(facts);
  return partiesOf(facts).map((party) => {
    const guarantors = all
      .filter(({ answersFor }) => answersFor.some((id) => facts.nameOf(id) === party.id))
      .map(({ id }) => id);
    return {
      party: party.id,
      name: partyName(facts, party.id),
      guarantors,
      guarantorNames: named(guarantors.map((id) => partyName(facts, id))),
    };
  });
}

/** The side that a party is, or for which it answers alone; null: of none, or of several. */
export function sideOf(
  facts: Facts,
  sides: readonly Side[],
  party: SubjectId | null | undefined,
): SubjectId | null {
  if (!party) return null;
  const id = facts.nameOf(party);
  const own = sides.find((side) => side.party === id);
  if (own) return own.party;
  const [only, ...others] = sides.filter(({ guarantors }) => guarantors.includes(id));
  return only && others.length === 0 ? only.party : null;
}

const ROLES = [
  'party',
  'guarantor',
  'intermediary',
  'observer',
  'operator',
  'armed-actor',
] as const;

export interface RoleGroup {
  readonly role: (typeof ROLES)[number];
  readonly members: readonly {
    readonly id: SubjectId;
    readonly name: string;
    /** For whom it answers, what it holds, that it stops the road. */
    readonly notes: readonly string[];
    readonly isBad: boolean;
  }[];
}

/** What an actor outside the agreement has in its hands: gates, and roads that it stopped. */
function grip(
  facts: Facts,
  party: SubjectId,
): { readonly notes: string[]; readonly isBad: boolean } {
  const held = [...facts.states('site').values()].filter(
    ({ control }) => control?.by && facts.nameOf(control.by) === party,
  );
  const stopped = [...facts.states('corridor').values()].filter(
    ({ status, suspension }) =>
      status === 'suspended' &&
      suspension?.orderedBy &&
      facts.nameOf(suspension.orderedBy) === party,
  );
  return {
    notes: [
      ...(held.length
        ? [t('holds {sites}', { sites: named(held.map(({ id }) => siteName(facts, id))) })]
        : []),
      ...stopped.map(({ sites }) =>
        t('stops the road {from} – {to}', {
          from: siteName(facts, sites[0]),
          to: siteName(facts, sites.at(-1)),
        }),
      ),
    ],
    isBad: stopped.length > 0,
  };
}

/** Everybody by what they are in it. Who has two roles stands under both; an armed actor only where it is bound by nothing. */
export function toRoleGroups(facts: Facts): readonly RoleGroup[] {
  const all = inOrder(facts).filter(({ name }) => name !== null);
  return ROLES.map((role) => ({
    role,
    members: all
      .filter(({ id, roles }) =>
        role === 'armed-actor' ? isOutside(facts.index.guards.facts, id) : roles.includes(role),
      )
      .map(({ id, answersFor }) => {
        const { notes, isBad } = grip(facts, id);
        const answers =
          role === 'guarantor' && answersFor.length
            ? [
                t('answers for {parties}', {
                  parties: named(answersFor.map((one) => partyName(facts, one))),
                }),
              ]
            : [];
        return { id, name: partyName(facts, id), notes: [...answers, ...notes], isBad };
      }),
  })).filter(({ members }) => members.length > 0);
}

import type { Draft } from '@corridor/log';
import type { ContactOffer, ContactRecord, SubjectId } from '@corridor/operation';
import type { Records } from '../trips/history.ts';
import type { Facts } from '../view/facts.ts';

type Fields = { readonly [field: string]: unknown };
const fieldsOf = (fact: unknown): Fields => fact as Fields;

/** What was told of this party and batch or trip before, so that a light and its withdrawal are one story. */
function noticeSubject(facts: Facts, fact: Fields): SubjectId | null {
  const { party, batch = null, trip = null } = fact;
  for (const state of facts.states('notice').values()) {
    const isSame = state.words.some(
      (word) => word.party === party && word.batch === batch && word.trip === trip,
    );
    if (isSame) return state.id;
  }
  return null;
}

/** The open event of an offer, ready to be written. `name`: of a subject that has to be made. */
export function offerToDraft(facts: Facts, offer: ContactOffer, name: string): Draft {
  const { kind, fact } = offer.draft;
  const known =
    offer.subject ?? (offer.type === 'notice' ? noticeSubject(facts, fieldsOf(fact)) : null);
  return { kind, subject: known ?? `${offer.type}/${name}`, fact };
}

/** Whether exactly this is on the open record already: same kind, same party, same thing, same minute. */
export function isOnRecord(
  facts: Facts,
  records: Pick<Records, 'events' | 'standingOf'>,
  { party, at }: ContactRecord,
  offer: ContactOffer,
): boolean {
  const { kind, fact } = offer.draft;
  const { batch, trip, of } = fieldsOf(fact);
  const subjects = offer.subject ? [offer.subject] : [...facts.states(offer.type).keys()];
  return subjects.some((subject) =>
    records.events(subject).some((event) => {
      if (event.kind !== kind || records.standingOf(event) !== 'stands') return false;
      const told = fieldsOf(event.fact);
      return (
        (told.party ?? told.by) === party &&
        told.at === at &&
        told.batch === batch &&
        told.trip === trip &&
        told.of === of
      );
    }),
  );
}

import type { Claim } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import type { Facts } from '../view/facts.ts';
import { documentRows } from './documents.ts';
import type { Proposal } from './proposal.ts';

const speakerKey = (speaker: string | undefined) => speaker?.trim().toLowerCase() ?? '';

/**
 * Who has published the same statement already: the same speaker, the same figure of the same thing, from another text.
 * The ledger shows them as one.
 */
export function publicationsOf(
  { fact }: Proposal,
  document: SubjectId,
  claims: readonly Claim[],
  facts: Facts,
): readonly string[] {
  if (!fact.quantity || !fact.speaker) return [];
  const key = JSON.stringify(fact.quantity);
  const same = claims.filter(
    ({ standing, isOurs, fact: other }) =>
      standing === 'stands' &&
      !isOurs &&
      other.document !== document &&
      speakerKey(other.speaker) === speakerKey(fact.speaker) &&
      JSON.stringify(other.quantity ?? null) === key &&
      other.unit === fact.unit &&
      other.measure === fact.measure,
  );
  const publishers = new Map(
    documentRows(facts).map(({ id, publisher }) => [id as string, publisher]),
  );
  return [
    ...new Set(
      same.map(
        ({ fact: { document: of, channel } }) =>
          publishers.get(of ?? '') || channel || t('another record'),
      ),
    ),
  ];
}

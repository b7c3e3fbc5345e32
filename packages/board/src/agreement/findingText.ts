import {
  AGREEMENT_RULES,
  type AgreementFinding,
  type FindingPart,
  type Means,
  type SubjectId,
} from '@corridor/operation';
import { figure, named, t } from '@corridor/text';
import { meansText } from '../guard/meansText.ts';
import { thingName } from '../guard/names.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';

const isMeans = (part: FindingPart): part is { readonly means: Means } =>
  typeof part === 'object' && 'means' in part;

const isList = (part: FindingPart): part is readonly SubjectId[] => Array.isArray(part);

const partText = (facts: Facts, part: FindingPart, now: number, clock: ZoneClock): string => {
  if (typeof part === 'number') return figure(part);
  if (typeof part === 'string') return part.includes('/') ? thingName(facts, part) : part;
  if (isList(part)) return named(part.map((id) => thingName(facts, id)));
  if (isMeans(part)) return meansText(facts, part.means, now, clock);
  return clock.dateTime(part.at);
};

/** What the check of an agreement says, in words, with everybody and everything by name. */
export const findingText = (
  facts: Facts,
  { rule, of }: AgreementFinding,
  now: number,
  clock: ZoneClock,
): string =>
  t(
    AGREEMENT_RULES[rule].says,
    Object.fromEntries(
      Object.entries(of).map(([name, part]) => [name, partText(facts, part, now, clock)]),
    ),
  );

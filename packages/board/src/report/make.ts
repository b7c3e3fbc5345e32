import { bytesToBase64url, type Projection } from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import type { SubjectState, SubjectType } from '@corridor/operation';
import {
  catalogueOf,
  cutOffFor,
  type Edition,
  type Evaluation,
  editionOf,
  evaluationOf,
  evaluationToHtml,
  materialOf,
  type Random,
} from '@corridor/report';
import type { Language } from '@corridor/text';

/** One edition as it was made at one moment; its pages in every language are told from it. */
export interface Made {
  readonly evaluation: Evaluation;
}

/** Numbers nobody can guess. */
const anyNumber: Random = () => {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
};

/** Works an edition out from what this board holds. Takes a second for a large operation. */
export function makeEvaluation(
  projection: Projection<SubjectState>,
  options: {
    readonly edition: Edition;
    readonly cutOff: number;
    readonly delayMinutes: number;
    readonly isExercise: boolean;
  },
): Made {
  const { edition, delayMinutes, isExercise } = options;
  const cutOff = cutOffFor(edition, options.cutOff);
  const records = {
    subjects: (type: SubjectType) => projection.states(type).keys(),
    events: (subject: string) =>
      projection.events(subject).filter((event) => projection.standingOf(event) === 'stands'),
  };
  const material = editionOf(materialOf(records, { cutOff, isExercise }), edition, anyNumber);
  return { evaluation: evaluationOf(material, { edition, delayMinutes }) };
}

export const toPage = async ({ evaluation }: Made, language: Language): Promise<string> =>
  evaluationToHtml(evaluation, language, await catalogueOf(language));

/** base64url SHA-256 and size of a page, as the record of its going out names it. */
export const attachmentOf = (page: string): { readonly hash: string; readonly size: number } => {
  const bytes = new TextEncoder().encode(page);
  return { hash: bytesToBase64url(sha256(bytes)), size: bytes.length };
};

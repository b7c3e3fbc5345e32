import type { Material } from '../material/types.ts';
import { accountSection } from '../sections/account.ts';
import { agreedSection } from '../sections/agreed.ts';
import { claimsSection } from '../sections/claims.ts';
import { discrepanciesSection } from '../sections/discrepancies.ts';
import { keptSection } from '../sections/kept.ts';
import { methodSection } from '../sections/method.ts';
import { movedSection } from '../sections/moved.ts';
import { statementsSection } from '../sections/statements.ts';
import { incidentsSection, stoodSection } from '../sections/stood.ts';
import { waitedSection } from '../sections/waited.ts';
import { createTeller, type Teller } from './teller.ts';
import type { Edition, Evaluation, Section } from './types.ts';

type Telling = readonly ((teller: Teller) => Section)[];

const ALL: Telling = [
  agreedSection,
  movedSection,
  accountSection,
  discrepanciesSection,
  statementsSection,
  claimsSection,
  waitedSection,
  stoodSection,
  incidentsSection,
  keptSection,
  methodSection,
];
const SECTIONS: { readonly [edition in Edition]: Telling } = {
  room: ALL,
  // Neither what others state beside what we counted, nor who kept what: that would make us a judge between them.
  parties: [
    agreedSection,
    movedSection,
    accountSection,
    discrepanciesSection,
    statementsSection,
    waitedSection,
    stoodSection,
    incidentsSection,
    methodSection,
  ],
  public: ALL,
};

/**
 * The closing evaluation of one edition, in no language: its sections, and every figure in them once. Of material that
 * was made for the edition (`editionOf`); the same for the same material, on any machine.
 */
export const evaluationOf = (
  material: Material,
  { edition, delayMinutes }: { readonly edition: Edition; readonly delayMinutes: number },
): Evaluation => {
  const teller = createTeller(material, edition);
  const { name, isExercise, timeZone, phase, cutOff } = material;
  const sections = SECTIONS[edition].map((tell) => tell(teller));
  return {
    corridorEvaluation: 1,
    edition,
    name,
    isExercise,
    timeZone,
    phase,
    cutOff,
    delayMinutes,
    sections,
    figures: teller.figures(),
  };
};

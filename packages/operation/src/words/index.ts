// English of the closed lists that several screens or documents say in the same words. What each catalogue holds of it
// is named in the `lists` of its texts; a list that one screen says by itself, or says otherwise, stands with it.
export { TALLY_METHOD_WORDS, TALLY_PART_WORDS, VEHICLE_STATE_WORDS } from './counting.ts';
export { SITE_KIND_WORDS } from './places.ts';
export {
  CLAIM_CATEGORY_WORDS,
  EXPLANATION_WORDS,
  INCIDENT_OUTCOME_WORDS,
  INCIDENT_WORDS,
  MEASURE_WORDS,
  PHASE_WORDS,
  SPEAKER_ROLE_WORDS,
  SURENESS_WORDS,
  SUSPENSION_WORDS,
  TERM_CATEGORY_WORDS,
  TERM_STATE_WORDS,
  UNIT_WORDS,
} from './told.ts';

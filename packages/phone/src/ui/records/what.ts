/** What can be recorded beside counting vehicles. Each has a screen of its own, loaded when first asked for. */
export const RECORD_WHATS = [
  'own-means',
  'waiting',
  'crowd',
  'informed',
  'asked',
  'breakdown',
  'checkpoint',
  'standing',
  'halted',
  'sent-back',
  'post',
  'incident',
  'vehicle-state',
] as const;
export type RecordWhat = (typeof RECORD_WHATS)[number];

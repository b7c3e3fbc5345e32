import type { TermWording } from '../../state/agreement.ts';
import type { AgreementDraft, DraftTerm } from '../draft.ts';
import { type Add, at } from './finding.ts';

export const checkWindows = (draft: AgreementDraft, add: Add): void => {
  draft.windows.forEach(({ from, to }, index) => {
    if (to !== undefined && to <= from) add('window-upside-down', at('windows', index, 'to'));
  });
};

export const windowsOf = (draft: AgreementDraft, wording: TermWording) =>
  (wording.windows ?? []).flatMap((id) => draft.windows.filter((window) => window.id === id));

/** When the last window of a term closes, if it ever does. */
export const latestWindow = (draft: AgreementDraft, term: DraftTerm) => {
  const windows = windowsOf(draft, term.wording);
  const ends = windows.map(({ to }) => to ?? Number.POSITIVE_INFINITY);
  const last = windows[ends.indexOf(Math.max(...ends))];
  return last?.to === undefined ? [] : [{ end: last.to, of: last.id }];
};

import type { AppParts } from '../app/App.tsx';
import type { OwnDevice } from '../session/keyStore.ts';

export function Wizard(
  _: AppParts & {
    readonly setUp: string | null;
    readonly sessionOf: OwnDevice | null;
    readonly onCancel: () => void;
    readonly onDone: (op: string) => void;
  },
) {
  return null;
}

import type { States } from '@corridor/operation';
import { t } from '@corridor/text';

export type Protected = keyof States['operation']['protection'];

const names: Readonly<Record<Protected, string>> = {
  quickWipe: 'One tap leaves nothing on the phone',
  decoyPin: 'A second PIN opens an empty operation',
};
const against: Readonly<Record<Protected, readonly string[]>> = {
  quickWipe: [
    'A phone that is wiped loses every count that it had not delivered. Nobody can count those people again.',
    'A phone that is found empty at a checkpoint is a reason to hold whoever carries it.',
    'What the phone wrote can still be found by whoever takes it apart. Only its keys are gone.',
  ],
  decoyPin: [
    'A decoy that is recognised endangers whoever carries the phone, more than anything that is on it.',
    'Opening the decoy destroys what the phone held; counts that it had not delivered are lost.',
    'Whoever knows of this function knows to ask for the other PIN.',
  ],
};

export const protectionText = (name: Protected): string => t(names[name]);
export const reasonsAgainst = (name: Protected): readonly string[] =>
  against[name].map((reason) => t(reason));

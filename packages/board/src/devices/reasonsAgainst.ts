import type { States } from '@corridor/operation';
import { t } from '@corridor/text';

export type Protected = keyof States['operation']['protection'];

export const protectionText = (name: Protected): string =>
  name === 'quickWipe'
    ? t('One tap leaves nothing on the phone')
    : t('A second PIN opens an empty operation');

export const reasonsAgainst = (name: Protected): readonly string[] =>
  name === 'quickWipe'
    ? [
        t(
          'A phone that is wiped loses every count that it had not delivered. Nobody can count those people again.',
        ),
        t('A phone that is found empty at a checkpoint is a reason to hold whoever carries it.'),
        t(
          'What the phone wrote can still be found by whoever takes it apart. Only its keys are gone.',
        ),
      ]
    : [
        t(
          'A decoy that is recognised endangers whoever carries the phone, more than anything that is on it.',
        ),
        t(
          'Opening the decoy destroys what the phone held; counts that it had not delivered are lost.',
        ),
        t('Whoever knows of this function knows to ask for the other PIN.'),
      ];

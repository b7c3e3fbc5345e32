import type { Fact } from '@corridor/operation';
import { t } from '@corridor/text';

export type Crowd = Fact<'site', 'crowd-observed@1'>['crowd'];
export const CROWDS: readonly Crowd[] = ['calm', 'pressing', 'crush'];

export const crowdText = (crowd: Crowd): string =>
  crowd === 'calm' ? t('calm') : crowd === 'pressing' ? t('pressing') : t('crush');

/** What to look for, so that two people at one gate say the same word. */
export const crowdSigns = (crowd: Crowd): string =>
  crowd === 'calm'
    ? t('People can walk and turn freely.')
    : crowd === 'pressing'
      ? t('Pushed from behind; nobody can step aside; children are lifted up.')
      : t('Carried by the crowd; arms pinned; cries; somebody fell.');

/** What helps, in the order in which it helps. Nothing is done by the phone. */
export const crowdAdvice = (crowd: Crowd): string | null =>
  crowd === 'calm'
    ? null
    : crowd === 'pressing'
      ? t(
          'Call out only as many as there are seats. Open a way out at the sides. Say how long it will take.',
        )
      : t(
          'Stop the boarding. Make room at the back of the crowd first, and open the sides. Lift up who has fallen. Call the coordinator.',
        );

import { fileURLToPath } from 'node:url';
import type { AppTexts } from '@corridor/text/build';

export const reportTexts: AppTexts = {
  name: 'report',
  folder: fileURLToPath(new URL('..', import.meta.url)),
};

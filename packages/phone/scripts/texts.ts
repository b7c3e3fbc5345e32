import { fileURLToPath } from 'node:url';
import type { AppTexts } from '@corridor/text/build';

export const phoneTexts: AppTexts = {
  name: 'phone',
  folder: fileURLToPath(new URL('..', import.meta.url)),
};

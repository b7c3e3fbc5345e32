import type { STATEMENT_CHANNELS } from '@corridor/operation';
import { type Words, wordOf } from '@corridor/text';

const channels: Words<(typeof STATEMENT_CHANNELS)[number]> = {
  parties: 'to the parties',
  press: 'to the press',
  web: 'on the web',
  briefing: 'in a briefing',
  other: 'otherwise',
};

/** Where we ourselves said it. */
export const ourChannelText = (channel: string): string => wordOf(channels, channel);

import { t } from '@corridor/text';
import type { Section } from './sections.ts';

/** What this app cannot do. Said plainly: whoever believes too much of it takes risks with other people's lives. */
export const limits = (): readonly Section[] => [
  {
    title: t('What a PIN can do'),
    lines: [
      t('It keeps out whoever picks up the phone for some minutes.'),
      t(
        'It does not keep out whoever copies the phone’s storage. With a computer a PIN of digits is found in hours.',
      ),
      t('More digits take longer. No PIN made of digits lasts for ever.'),
      t('A phone in use and unlocked is open. Everything on it can be read.'),
      t('After two minutes without a touch, or when the screen goes dark, it locks.'),
    ],
  },
  {
    title: t('No app protects you from force'),
    lines: [
      t('If somebody forces you to open the phone, no app can help. Open it.'),
      t('That is why there is little on it, and nothing with a name.'),
    ],
  },
  {
    title: t('What somebody sees who takes the phone'),
    lines: [
      t(
        'Without the PIN: the organisation, the operation, this place, and the labels of the people who count with this phone.',
      ),
      t(
        'Without the PIN also: how many records there are, how large they are, and when they were made.',
      ),
      t('With the PIN: the counts of this phone, and the last day of this place.'),
      t(
        'Never on this phone: names, cases, claims, the agreement, other places’ counts, what others report of incidents.',
      ),
      t('Nor is there anything of calls with parties. No app of ours keeps a list of names.'),
    ],
  },
  {
    title: t('What is deleted is not gone at once'),
    lines: [
      t('A browser cannot overwrite its storage. Old pieces may stay on the chip for a long time.'),
      t(
        'So nothing is ever stored open. Deleting destroys the key, and what was sealed with it stays sealed.',
      ),
      t('What somebody has copied before can still be opened with the PIN.'),
      t('What was on the screen may stay in the memory of a phone that is switched on.'),
    ],
  },
  {
    title: t('The key that counts while the phone is locked'),
    lines: [
      t(
        'While locked the phone can still add counts. So can whoever holds it, until the coordinator stops it.',
      ),
      t('That key can read no count, change no count and take none back.'),
      t('Counts after the moment when a phone was taken are shown apart, and are not added.'),
    ],
  },
  {
    title: t('A second PIN, and leaving nothing'),
    lines: [
      t('Both are off unless the head of the operation has turned them on.'),
      t('Both destroy what is on this phone. Counts that no hub has signed for are lost for ever.'),
      t(
        'A phone that opens as if it were empty can put you in danger. Somebody who knows this app may look for it.',
      ),
      t('Who is seen to trick an armed man may be punished for it. Nobody asks you to do that.'),
      t('Whoever examines the phone in a workshop can find that something was deleted.'),
    ],
  },
  {
    title: t('Time runs out on this phone'),
    lines: [
      t(
        'After 12 hours without a hub the records of others on this phone are deleted. Your own stay.',
      ),
      t('You can go on counting. What others count is back when a hub is near.'),
      t('After a day others’ counts can no longer be read on this phone.'),
    ],
  },
  {
    title: t('Storage and lost records'),
    lines: [
      t('Records live in this browser. Who clears the browser’s data deletes them.'),
      t(
        'An iPhone or iPad deletes a page’s storage after 7 days without use, unless the app was put on the home screen.',
      ),
      t('A private window forgets everything when it closes. Never count in one.'),
      t('A broken phone loses what no hub has signed for. Hand over often.'),
      t('Three dots show how far a record is: kept here, at the hub, at the centre.'),
    ],
  },
  {
    title: t('What others can see from outside'),
    lines: [
      t(
        'Who listens to the network sees that this phone talks to the hub, when, and about how much.',
      ),
      t('Who listens cannot read it.'),
      t('Whoever sees this screen sees what you see.'),
    ],
  },
  {
    title: t('A count is only a count'),
    lines: [
      t('The app shows what somebody counted, who, when and how. It does not know the truth.'),
      t('We count journeys, not persons. Who leaves twice is counted twice.'),
      t('Where nobody of us stood, nothing was counted. It says not watched, and never 0.'),
    ],
  },
];

import { t } from '@corridor/text';
import type { Section } from './sections.ts';

/** What a counter should have read once before the first vehicle. */
export const fieldGuide = (): readonly Section[] => [
  {
    title: t('If somebody wants this phone'),
    lines: [
      t('Give it to them. If they ask for the PIN, give them the PIN.'),
      t('Never resist. No count is worth a person.'),
      t(
        'Never lie to gain time. Say what the phone is: it counts vehicles and people. It holds no names.',
      ),
      t('Do not hide the phone and do not run with it.'),
      t('Tell your coordinator as soon as you can, by radio or through anybody of us.'),
      t('Nobody will blame you.'),
    ],
  },
  {
    title: t('When a colleague’s phone was taken'),
    lines: [
      t('Record it at once: More, then A colleague’s phone was taken.'),
      t('The hub then stops that phone. It can send nothing more and get nothing more.'),
      t('What was counted on it before stays counted.'),
      t('If no hub is near, your phone keeps the report until one is. Say it by radio too.'),
      t('Your colleague gets another phone from the coordinator.'),
    ],
  },
  {
    title: t('Counting'),
    lines: [
      t('Count the people who leave: everybody on board but the driver, staff and escort.'),
      t('Count each person once. Heads first, then ask for children on laps.'),
      t('If it moves too fast, tap about. A range is better than a wrong number.'),
      t('If you counted nobody, do not type 0. Zero means that you looked and nobody was there.'),
      t('To count again is never wrong. Your new count replaces your old one.'),
      t('Do not ask what a colleague counted before you have kept your own count.'),
      t('Every tap is stored at once. Undo is always there.'),
    ],
  },
  {
    title: t('In the dark'),
    lines: [
      t('Use the red screen. It is under More.'),
      t(
        'Feel the phone. One short buzz: the tap is stored. Two buzzes: the record is kept. Long buzzes: it is not kept, look at the screen.',
      ),
      t(
        'Do not shine a light on people. Count at the door, with your hand on the rail if you can.',
      ),
      t('If a light would give you away, count afterwards, or say about.'),
    ],
  },
  {
    title: t('Count owed'),
    lines: [
      t('When a vehicle leaves before you have counted, let it leave. Tap DEPARTED.'),
      t('It stays on top with the words count owed until somebody says how many.'),
      t('Ask by radio, or say about. Never make a number up.'),
    ],
  },
  {
    title: t('Slips'),
    lines: [
      t('When a vehicle leaves, write its six signs on the driver’s slip.'),
      t('The other end of the road asks for the slip first.'),
      t('No slip is no reason to stop a vehicle. Record it without. Somebody matches it later.'),
    ],
  },
  {
    title: t('An ambulance'),
    lines: [
      t('Say who lies, who sits, and who goes along.'),
      t('Lying and sitting are patients, wounded or sick. Who goes along is family, never staff.'),
    ],
  },
  {
    title: t('At a checkpoint'),
    lines: [
      t('Record when a vehicle comes to stand, when it goes on, and how many are on it then.'),
      t('If the whole vehicle is sent back, record that.'),
      t(
        'Never record what is done to people there. Not in the phone, not on paper, not in a message.',
      ),
      t('If you saw something, tell the protection officer yourself, later, in a safe place.'),
      t('Do not hold the phone up. If looks are on you, put it away.'),
    ],
  },
  {
    title: t('When there are shots'),
    lines: [
      t('Take cover first. The phone can wait.'),
      t('Then: the key with three dots, and SHOTS. That is enough.'),
      t('How sure you are, and where it was, you can say later. Never say who it was.'),
      t('The phone tells nobody while no hub is near. Use the radio too.'),
    ],
  },
  {
    title: t('Never record'),
    lines: [
      t('No names, no telephone numbers, no number plates.'),
      t('No photos. Not of people, papers, vehicles or this screen.'),
      t('No searches, and nobody who was taken off a vehicle.'),
      t('Not who is a man of which age, and not of which group.'),
      t('Nothing on your own phone, and nothing in other apps.'),
    ],
  },
  {
    title: t('Without a network'),
    lines: [
      t('Go on counting. Everything is kept on this phone.'),
      t('To hand over, open More, then Hand over.'),
      t(
        'By code: hold the two screens towards each other until the other one says that it has all.',
      ),
      t('By file: the file is sealed for the hub. Whoever carries it cannot read it.'),
      t('Read the receipt code to each other. Then you know that the right records came over.'),
      t(
        'Records count as kept here until a hub has signed for them. Until then do not clear the browser.',
      ),
    ],
  },
  {
    title: t('Before you put the phone away'),
    lines: [
      t('Lock it: the key with the lock, or just turn the screen off.'),
      t('Locked, it still counts. It shows your organisation, the place, and the vehicle in hand.'),
      t('Keep your PIN in your head. Do not write it on the phone.'),
    ],
  },
];

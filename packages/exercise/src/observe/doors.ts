import type { Random } from '../random.ts';
import type { Journey } from '../truth/journey.ts';
import type { People } from '../types.ts';

/** Those who got off: born and joined with them, the dead not. */
export const whoGotOff = ({ boarded, born, died, joined }: Journey): People => ({
  ...boarded,
  people: boarded.people + born + joined - died,
  children: boarded.children + born,
  infants: boarded.infants + born,
  wounded: Math.max(0, boarded.wounded - died),
  lying: Math.min(boarded.lying, Math.max(0, boarded.wounded - died)),
});

/** Who gets on in front and who behind; stretchers go in front. */
export const atTwoDoors = (random: Random, all: People): readonly [People, People] => {
  const share = random.between(0.4, 0.65);
  const front: People = {
    people: Math.round(all.people * share),
    children: Math.round(all.children * share),
    infants: Math.round(all.infants * share),
    wounded: Math.round(all.wounded * share),
    lying: all.lying,
  };
  return [
    front,
    {
      people: all.people - front.people,
      children: all.children - front.children,
      infants: all.infants - front.infants,
      wounded: all.wounded - front.wounded,
      lying: 0,
    },
  ];
};

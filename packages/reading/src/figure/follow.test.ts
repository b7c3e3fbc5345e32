import { expect, test } from 'vitest';
import { claimsIn, figuresOf } from './scenes.ts';

test('what was said of one figure holds of the next, when nothing else is said of that', () => {
  expect(
    figuresOf(
      'Le HCR a enregistré à Adré 900 réfugiés, soit 300 hommes, 250 femmes et 350 enfants.',
    ),
  ).toEqual([
    '900 person registered',
    '300 person registered',
    '250 person registered',
    '350 person registered',
  ]);
  expect(figuresOf('Dimanche, 410 civils ont fui la ville. Samedi, ils étaient 220.')).toEqual([
    '410 person fled',
    '220 person fled',
  ]);
  expect(figuresOf('Trois convois ont été envoyés à Tawila, soit 75 tonnes de riz.')).toEqual([
    '3 convoy sent',
    '75 tonne sent',
  ]);
  expect(
    figuresOf('Some 140 were flown to Cyprus on Friday: 60 Ukrainians and 80 Syrians.', 'en'),
  ).toEqual(['140 person flown', '60 person flown', '80 person flown']);
});

test('of what was due nothing is said of those who came', () => {
  expect(
    figuresOf('Quarante médecins doivent arriver à Homs lundi. Hier, ils étaient trois.')[1],
  ).toBe('3 person present');
});

test('those are told by what befell them, and not by what they were before', () => {
  expect(figuresOf('Douze pêcheurs retenus à Misrata ont retrouvé la liberté.')).toEqual([
    '12 person released',
  ]);
  expect(
    figuresOf('L’obus a fait 40 morts, dont 25 déplacés du camp voisin.').map((one) =>
      one.replace(/^\d+ /, ''),
    ),
  ).toEqual(['person killed', 'person killed']);
  expect(figuresOf('640 habitants dont 80 malades ont pris place dans les bus.')).toEqual([
    '640 person boarded',
    '80 person boarded',
  ]);
});

test('who is there is present, where no word says more', () => {
  expect(figuresOf('Une ville de 90 000 habitants est sans maire.')).toEqual([
    '90000 person present',
  ]);
  expect(figuresOf('Inside the mill are some 70 civilians.', 'en')).toEqual(['70 person present']);
  expect(figuresOf('Before the war Vovchansk was home to 17,000.', 'en')).toEqual([
    '17000 person living',
  ]);
});

test('a noun said before is not said again', () => {
  expect(figuresOf('Sept cents habitants ont quitté le bourg, puis 90 autres.').at(-1)).toBe(
    '90 person departed',
  );
  expect(figuresOf('Des dizaines de leurs voisins ont été tués.')).toEqual(['20-99 person killed']);
  expect(figuresOf('Cinquante des nôtres ont été arrêtés.')).toEqual(['50 person arrested']);
  expect(
    figuresOf('The army freed 30 prisoners on Monday. It hopes to free another 12.', 'en'),
  ).toEqual(['30 person released', '12 person ~to_be_released']);
  expect(
    figuresOf('Officials counted 800 refugees. A source close to them put those at 650.', 'en').at(
      -1,
    ),
  ).toContain('650 person');
  expect(figuresOf('They promised ten lorries, and six came.', 'en').at(-1)).toContain('6 lorry');
});

test('a promise beside it does not make planned what is done', () => {
  expect(
    figuresOf('Ankara promet d’aider ceux qui restent et dit avoir envoyé 12 tonnes de farine.'),
  ).toEqual(['12 tonne sent']);
  expect(claimsIn('L’accord porte sur l’évacuation de 600 malades.')[0]).toMatchObject({
    measure: 'to_be_evacuated',
    hedge: true,
  });
  expect(claimsIn('The plan foresees 9,000 people displaced.', 'en')[0]?.hedge).toBe(true);
});

test('nobody is meant by an area', () => {
  expect(
    figuresOf('Le quartier tient dans deux kilomètres carrés. Il y resterait 800 civils.').at(-1),
  ).toContain('800 person');
});

import { expect, test } from 'vitest';
import { claimsIn, figuresOf } from './scenes.ts';

test('a number counts only what somebody counts: no date, hour, year, age, label or length of time', () => {
  expect(
    figuresOf(
      'Le 12 mars 2016 vers 14H30, le colonel, 52 ans, a parlé pendant deux heures de la résolution 2254 et des chars T-72. Le 3e convoi est à 40 km.',
    ),
  ).toEqual([]);
  expect(figuresOf('2 000 personnes ont quitté la ville en 2016.')).toEqual([
    '2000 person departed',
  ]);
  expect(
    figuresOf('On 12 March 2016 the 52-year-old driver waited three hours on Highway 5.', 'en'),
  ).toEqual([]);
});

test('two that were named before are not counted anew, the last four are', () => {
  expect(figuresOf('Les deux parties ont signé. Ces trois villages sont calmes.')).toEqual([]);
  expect(figuresOf('Les quatre derniers bus sont arrivés à Tarmine.')).toEqual(['4 bus arrived']);
  expect(figuresOf('Les 193 civils ont été évacués.')).toEqual(['193 person evacuated']);
  expect(figuresOf('The two sides agreed. The last two buses left the town.', 'en')).toEqual([
    '2 bus departed',
  ]);
});

test('the noun stands across what is said of it', () => {
  expect(figuresOf('Deux autres petites localités chiites restent assiégées.')).toEqual([
    '2 village besieged',
  ]);
  expect(figuresOf('Some 40 badly wounded rebel fighters were evacuated.', 'en')).toEqual([
    '40 person evacuated',
  ]);
  expect(figuresOf('Three hundred refugee families returned to the valley.', 'en')).toEqual([
    '300 family returned',
  ]);
  expect(figuresOf('Une trentaine de « terroristes » ont été tués.')).toEqual(['30 person killed']);
});

test('where the noun is not said again it is the one said before', () => {
  expect(figuresOf('600 civils ont été évacués jeudi, contre 400 hier.')).toEqual([
    '600 person evacuated',
    '400 person evacuated',
  ]);
  expect(figuresOf('30 des 141 personnes détenues ont été libérées.')[0]).toBe(
    '30 person released',
  );
  expect(figuresOf('Ils seraient encore 300 à attendre un bus.')).toEqual(['300 person ~waiting']);
  expect(figuresOf('Le bilan est passé de 20 à 35 morts.')).toEqual([
    '20 person killed',
    '35 person killed',
  ]);
  expect(
    figuresOf('Un nouveau convoi porte à plus de 600 le nombre de personnes évacuées.'),
  ).toEqual(['600 person evacuated']);
  expect(figuresOf('At least 20 were killed and 15 others wounded.', 'en')).toEqual([
    '20 person killed',
    '15 person wounded',
  ]);
  expect(figuresOf('The death toll rose to 35 from 31 a day earlier.', 'en')).toEqual([
    '35 person killed',
    '31 person killed',
  ]);
});

test('several in a row share what governs them', () => {
  expect(figuresOf('Les blessés sont partis à bord de 20 bus et de 10 ambulances.')).toEqual([
    '20 bus used',
    '10 ambulance used',
  ]);
  expect(figuresOf('Les tirs ont fait 12 morts et une trentaine de blessés.')).toEqual([
    '12 person killed',
    '30 person wounded',
  ]);
  expect(figuresOf('Six buses and two ambulances left the enclave.', 'en')).toEqual([
    '6 bus departed',
    '2 ambulance departed',
  ]);
});

test('a part belongs to its whole, and what happened to the whole happened to it', () => {
  const [whole, children, women] = claimsIn(
    'Selon le Croissant-Rouge, 420 civils ont quitté la ville samedi, dont 180 enfants et 90 femmes.',
  );
  expect([children?.partOf, women?.partOf]).toEqual([0, 0]);
  expect([children?.measure, children?.category]).toEqual(['departed', 'child']);
  expect([children?.speaker, children?.aboutFrom]).toEqual([whole?.speaker, whole?.aboutFrom]);
  const dead = claimsIn(
    'La frappe a fait huit morts, dont deux enfants, et une trentaine de blessés.',
  );
  expect(dead.map((one) => one.partOf)).toEqual([null, 0, null]);
  expect(claimsIn('336 hommes ont été arrêtés. Parmi eux, 42 ont été relâchés.')[1]?.partOf).toBe(
    0,
  );
  expect(
    claimsIn('Dozens were injured, 15 of them seriously.', 'en').map((one) => one.partOf),
  ).toEqual([null, 0]);
});

test('what a whole is made of is told behind a colon or in brackets', () => {
  expect(
    claimsIn('420 civils ont été évacués : 180 enfants et 90 femmes.').map((one) => one.partOf),
  ).toEqual([null, 0, 0]);
  expect(
    claimsIn('Some 112 wounded arrived, 24 of them children.', 'en').map((one) => one.partOf),
  ).toEqual([null, 0]);
});

test('a pronoun before the verb means those counted last', () => {
  expect(
    figuresOf('L’ONU parle de 45 000 déplacés, tandis que Damas en annonce 30 000.'),
  ).toHaveLength(2);
  expect(figuresOf('Les évacués étaient 1 076, selon la préfecture.')[0]).toContain('1076 person');
  expect(figuresOf('L’hôpital 601 a accueilli 14 blessés.')).toEqual(['14 person received']);
});

test('a newer count replaces an older one of the same sentence, whichever is told first', () => {
  expect(claimsIn('Le bilan est passé de 20 à 35 morts.').map((one) => one.supersedes)).toEqual([
    null,
    0,
  ]);
  expect(
    claimsIn('Le bilan est de 35 morts, contre 20 la veille.').map((one) => one.supersedes),
  ).toEqual([1, null]);
  expect(claimsIn('Au total, 900 civils ont été évacués.')[0]?.isCumulative).toBe(true);
});

test('évacuer goes both ways: who evacuated a town left it, who was evacuated was taken', () => {
  expect(figuresOf('300 rebelles ont évacué la ville.')).toEqual(['300 person left']);
  expect(figuresOf('300 rebelles ont été évacués de la ville.')).toEqual(['300 person evacuated']);
  expect(figuresOf("L'armée a évacué mercredi 300 blessés.")).toEqual(['300 person evacuated']);
  expect(figuresOf("L'évacuation de milliers de civils se poursuit.")).toEqual([
    '2000-9999 person evacuated',
  ]);
  expect(figuresOf("L'évacuation de 200 civils a repris après une demande de la Russie.")).toEqual([
    '200 person evacuated',
  ]);
  expect(figuresOf('The 300 rebels evacuated the town.', 'en')).toEqual(['300 person left']);
  expect(figuresOf('200 soldats ont tué un rebelle.')).toEqual(['200 person ?']);
});

test('what is due, planned, promised or allowed is hedged, and has not happened', () => {
  for (const text of [
    '200 personnes doivent être évacuées.',
    '200 personnes seront évacuées.',
    "L'accord prévoit l'évacuation de 200 personnes.",
    'Une trêve permettrait à 200 civils de quitter la ville.',
    'Nous allons évacuer 200 civils.',
    "L'ONU espère faire sortir 200 civils.",
    "L'évacuation de 200 civils devrait commencer jeudi.",
  ]) {
    expect(figuresOf(text)).toEqual(['200 person ~to_be_evacuated']);
  }
  for (const text of [
    'Some 200 people are to be evacuated.',
    'Another 200 people are expected to leave.',
    'Under the deal, 200 fighters would leave the town.',
    'The evacuation of 200 people is planned for Monday.',
  ]) {
    expect(figuresOf(text, 'en')).toEqual(['200 person ~to_be_evacuated']);
  }
});

test('what is told at second hand is hedged and stays what it is; what was done before is done', () => {
  expect(figuresOf('200 personnes auraient été tuées.')).toEqual(['200 person ~killed']);
  expect(figuresOf('Some 200 people were reportedly killed.', 'en')).toEqual([
    '200 person ~killed',
  ]);
  expect(figuresOf('200 civils avaient été évacués.')).toEqual(['200 person evacuated']);
  expect(figuresOf('200 civils libéraient la route et rentraient chez eux.')[0]).not.toContain('~');
});

test('the verb of the main sentence counts, not the one of the words between', () => {
  expect(figuresOf('Trois bus transportant 150 personnes ont quitté la ville.')).toEqual([
    '3 bus departed',
    '150 person departed',
  ]);
  expect(figuresOf('Les 300 rebelles qui devaient être évacués sont bloqués.')).toEqual([
    '300 person trapped',
  ]);
  expect(figuresOf('170 civils, dont 40 blessés, sont arrivés.')[0]).toBe('170 person arrived');
  expect(figuresOf('150 camions sur les 500 prévus sont entrés dans la ville.')[0]).toBe(
    '150 lorry arrived',
  );
});

test('shares of ground and of people', () => {
  expect(figuresOf("L'armée contrôle désormais plus de 85% de la ville.")).toEqual([
    '85 percent control_share',
  ]);
  expect(figuresOf('Les rebelles ne tenaient plus que 15 % du quartier.')[0]).toContain(
    '15 percent',
  );
  expect(figuresOf('Le conflit a jeté sur les routes plus de la moitié de la population.')).toEqual(
    ['50 percent displaced'],
  );
});

test('where from and where to, by the words before a place', () => {
  const [left] = claimsIn("200 civils ont été évacués des quartiers est d'Alep vers Idleb.");
  expect([left?.fromPlace, left?.toPlace]).toEqual(["quartiers est d'Alep", 'Idleb']);
  const [came] = claimsIn('Some 200 people who left eastern Ghouta arrived in Idlib.', 'en');
  expect(came?.toPlace ?? came?.place).toBe('Idlib');
  const [dead] = claimsIn('Les tirs ont fait 12 morts à Douma.');
  expect(dead?.place).toBe('Douma');
  expect(claimsIn('200 civils ont quitté la ville.')[0]?.fromPlace).toBe(null);
});

test('a speaker’s own word for people stays in the quote; what is counted is told neutrally', () => {
  const text = 'Les 40 terroristes se sont rendus.';
  const [claim] = claimsIn(text);
  expect([claim?.category, claim?.measure]).toEqual(['fighter', 'surrendered']);
  expect(text.slice(claim?.quote.start, claim?.quote.end)).toContain('terroristes');
  expect(claimsIn('34 000 personnes (civils et insurgés) sont sorties.')[0]?.category).toBe(
    'mixed',
  );
});

test('damaged text and headlines are read like others', () => {
  expect(figuresOf('120 r?fugi?s ont été évacu?s.')).toEqual(['120 person evacuated']);
  expect(
    figuresOf('matin.120 civils ont été évacués de zones contr?lées par les rebelles'),
  ).toEqual(['120 person evacuated']);
  expect(figuresOf('Plus de 6 000 personnes sorties de la ville\n\nTexte.')).toEqual([
    '6000 person evacuated',
  ]);
  expect(figuresOf('A lire aussi : 300 morts dans un séisme')).toEqual([]);
});

test('families stay families', () => {
  expect(figuresOf('200 familles et 30 ménages ont été déplacés.')).toEqual([
    '200 family displaced',
    '30 household displaced',
  ]);
});

test('Arabic words and digits', () => {
  expect(figuresOf('تم إجلاء ٣٠٠ مدني من حلب.', 'ar')).toEqual(['300 person evacuated']);
});

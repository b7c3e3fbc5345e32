import { expect, test } from 'vitest';
import { groundOf, latOf, lonOf } from './ground.ts';
import { rehearse } from './rehearse.ts';
import { SPEAKERS } from './said/speakers.ts';
import type { ScenarioName } from './types.ts';

// Whoever rehearses shall not take sides, and nobody real shall seem to have said or done what is invented here.
const ORGANISATIONS = [
  'ICRC',
  'IFRC',
  'Red Cross',
  'Red Crescent',
  'Red Crystal',
  'Magen David',
  'SARC',
  'UN',
  'UNHCR',
  'UNICEF',
  'OCHA',
  'WHO',
  'WFP',
  'IOM',
  'UNRWA',
  'UNDP',
  'OHCHR',
  'United Nations',
  'MSF',
  'Médecins Sans Frontières',
  'Oxfam',
  'Save the Children',
  'CARE',
  'Mercy Corps',
  'White Helmets',
  'Syria Civil Defence',
  'SOHR',
  'Observatory',
  'Amnesty',
  'Human Rights Watch',
  'HRW',
  'NATO',
  'European Union',
  'ECHO',
  'USAID',
  'UOSSM',
  'SAMS',
  'IHH',
  'AFAD',
  'Kızılay',
  'Caritas',
  'ACTED',
  'Handicap International',
  'Norwegian Refugee Council',
  'Sphere',
  'Security Council',
  'Reuters',
  'AFP',
  'SANA',
  'RIA',
  'Al Jazeera',
  'BBC',
  'CNN',
];
const PARTIES = [
  'Hezbollah',
  'Nusra',
  'Fateh al-Sham',
  'Ahrar',
  'Zenki',
  'Free Syrian Army',
  'FSA',
  'ISIS',
  'ISIL',
  'Daesh',
  'Islamic State',
  'YPG',
  'PKK',
  'SDF',
  'Tahrir',
  'HTS',
  'Jaysh',
  'Baath',
  'Alawite',
  'Sunni',
  'Shia',
  'Shiite',
  'Kurd',
  'Druze',
  'Taliban',
  'Hamas',
  'Azov',
  'Wagner',
  'Peshmerga',
  'IRGC',
  'Assad',
  'Putin',
  'Erdogan',
  'Rouhani',
  'Khamenei',
  'Lavrov',
  'Kerry',
  'Obama',
  'Trump',
  'Mistura',
  'Egeland',
  'Ban Ki-moon',
  'Gaessler',
  'Nasrallah',
];
const PLACES = [
  'Aleppo',
  'Alep',
  'Halab',
  'Ramouseh',
  'Ramoussa',
  'Ramusa',
  'Rashideen',
  'Rashidin',
  'Foua',
  'Fua',
  'Kefraya',
  'Kafraya',
  'Idlib',
  'Idleb',
  'Homs',
  'Waer',
  'Ghouta',
  'Douma',
  'Harasta',
  'Zamalka',
  'Damascus',
  'Damas',
  'Syria',
  'Syrie',
  'Madaya',
  'Zabadani',
  'Daraya',
  'Hama',
  'Latakia',
  'Tartus',
  'Raqqa',
  'Palmyra',
  'Deir ez-Zor',
  'Qamishli',
  'Kobani',
  'Afrin',
  'Daraa',
  'Sweida',
  'Atareb',
  'Atarib',
  'Jarablus',
  'Sukkari',
  'Amiriya',
  'Salaheddin',
  'Sheikh Saeed',
  'Hanano',
  'Russia',
  'Turkey',
  'Türkiye',
  'Iran',
  'Iraq',
  'Lebanon',
  'Jordan',
  'Israel',
  'Palestine',
  'Gaza',
  'Rafah',
  'Qatar',
  'Saudi',
  'Kuwait',
  'Egypt',
  'Yemen',
  'Libya',
  'Moscow',
  'Ankara',
  'Tehran',
  'Beirut',
  'Astana',
  'Geneva',
  'New York',
  'Doha',
  'Riyadh',
  'Baghdad',
  'Mosul',
  'Kabul',
  'Afghanistan',
  'Karabakh',
  'Stepanakert',
  'Lachin',
  'Armenia',
  'Azerbaijan',
  'Goris',
  'Mariupol',
  'Azovstal',
  'Ukraine',
  'Zaporizhzhia',
  'Sumy',
  'Kyiv',
  'Sarajevo',
  'Srebrenica',
  'Bosnia',
  'Kosovo',
  'Vukovar',
  'Grozny',
  'Chechnya',
  'Rwanda',
  'Kigali',
  'Sudan',
  'Darfur',
  'Somalia',
  'Myanmar',
  'Rohingya',
  'France',
  'Paris',
  'Britain',
  'London',
  'America',
  'Washington',
  'Antakya',
  'Hatay',
  'Gaziantep',
  'Reyhanli',
  'Cilvegözü',
  'Bab al-Hawa',
  'Euphrates',
  'Orontes',
];
const REAL = [...ORGANISATIONS, ...PARTIES, ...PLACES];

/** Every text that reaches a screen, without codes, hashes and slip codes. */
const textsOf = (scenario: ScenarioName): ReadonlySet<string> => {
  const rehearsal = rehearse(scenario, 'names');
  const texts = new Set<string>([rehearsal.name, rehearsal.timeZone]);
  const walk = (value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    else if (value && typeof value === 'object')
      for (const each of Object.values(value)) walk(each);
  };
  for (const { label, key } of rehearsal.cast) texts.add(label).add(key);
  let read = 0;
  for (const { fact, subject } of rehearsal.acts) {
    walk(fact);
    texts.add(subject);
    // A large rehearsal says nothing after its beginning that it did not say before.
    if (++read > 40_000) break;
  }
  for (const speaker of SPEAKERS) walk(speaker);
  for (const site of groundOf(scenario).sites) walk(site);
  return texts;
};

/** Codes of the domain that happen to be words: an observer, a united-nations speaker role in a closed list. */
const wordsOf = (text: string) => text.replaceAll('-', ' ').replaceAll('/', ' ');

test('no real party, organisation, place or person speaks in an exercise', () => {
  const named = (['S', 'M', 'L'] as const).flatMap((scenario) =>
    [...textsOf(scenario)].flatMap((text) =>
      REAL.filter((name) => {
        const isAcronym = name === name.toUpperCase();
        const pattern = `(?<![\\p{L}])${name.replace(/[.*+?]/g, '\\$&')}(?![\\p{L}])`;
        return new RegExp(pattern, isAcronym ? 'u' : 'iu').test(wordsOf(text));
      }).map((name) => `${name} in "${text}"`),
    ),
  );
  expect(named).toEqual([]);
});

test('the list finds a name that does speak', () => {
  expect(REAL).toContain('Aleppo');
  expect(/(?<![\p{L}])Aleppo(?![\p{L}])/iu.test(wordsOf('site/east-aleppo'))).toBe(true);
});

test('every place lies in the open ocean', () => {
  for (const scenario of ['S', 'M', 'L'] as const) {
    for (const site of groundOf(scenario).sites) {
      expect(Math.abs(latOf(site))).toBeLessThan(1);
      expect(Math.abs(lonOf(site) + 30)).toBeLessThan(1);
    }
  }
});

test('two sites never share an id, and every stop of a corridor is a site', () => {
  for (const scenario of ['S', 'M', 'L'] as const) {
    const { sites, corridors } = groundOf(scenario);
    const ids = new Set(sites.map(({ id }) => id));
    expect(ids.size).toBe(sites.length);
    for (const { sites: stops } of corridors) for (const stop of stops) expect(ids).toContain(stop);
  }
});

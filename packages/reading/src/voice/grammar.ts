import type { Language } from '../text/doc.ts';
import { wordSet } from '../text/run.ts';

/** The small words of a language, by what they do to a name of somebody who speaks; grammar, therefore code and no data. */
export interface Grammar {
  /** Begin a noun phrase, with the gender and number they show. */
  readonly articles: ReadonlyMap<string, ArticleShows>;
  /** Behind these a noun phrase goes on. */
  readonly links: ReadonlySet<string>;
  /** Behind these it goes on when a name, an article or a place follows. */
  readonly linksToNames: ReadonlySet<string>;
  /** No noun phrase reaches over these. */
  readonly stops: ReadonlySet<string>;
  /** May stand between an article and the noun that says who it is. */
  readonly adjectives: ReadonlySet<string>;
  /** Parts of a name that are written small. */
  readonly particles: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, Agreement>;
  readonly auxiliaries: ReadonlySet<string>;
  readonly conditional: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Between a subject and its verb, or a verb and what is said: `également`, `par ailleurs`. */
  readonly adverbs: ReadonlySet<string>;
  readonly phrases: readonly (readonly string[])[];
  /** Begin a clause of their own. */
  readonly conjunctions: ReadonlySet<string>;
  /** Words that stand for people and name nobody. */
  readonly nobody: ReadonlySet<string>;
  /** Behind a comma these take up what was said before. */
  readonly continues: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly by: ReadonlySet<string>;
}

export interface Agreement {
  readonly gender: 'm' | 'f' | null;
  readonly isPlural: boolean | null;
  /** `ceux-ci` mean whoever was named last, seldom whoever spoke. */
  readonly isDemonstrative?: boolean;
}

export interface ArticleShows extends Agreement {
  readonly kind: 'definite' | 'indefinite' | 'demonstrative' | 'possessive';
}

const shows = (
  kind: ArticleShows['kind'],
  gender: Agreement['gender'],
  isPlural: boolean | null,
): ArticleShows => ({ kind, gender, isPlural });
const phrases = (...all: readonly string[]) => all.map((words) => words.split(' '));

const FRENCH: Grammar = {
  articles: new Map([
    ['le', shows('definite', 'm', false)],
    ['la', shows('definite', 'f', false)],
    ["l'", shows('definite', null, false)],
    ['les', shows('definite', null, true)],
    ['un', shows('indefinite', 'm', false)],
    ['une', shows('indefinite', 'f', false)],
    ['des', shows('indefinite', null, true)],
    ['plusieurs', shows('indefinite', null, true)],
    ['certains', shows('indefinite', 'm', true)],
    ['certaines', shows('indefinite', 'f', true)],
    ['quelques', shows('indefinite', null, true)],
    ['deux', shows('indefinite', null, true)],
    ['trois', shows('indefinite', null, true)],
    ['quatre', shows('indefinite', null, true)],
    ['ce', shows('demonstrative', 'm', false)],
    ['cet', shows('demonstrative', 'm', false)],
    ['cette', shows('demonstrative', 'f', false)],
    ['ces', shows('demonstrative', null, true)],
    ['son', shows('possessive', null, false)],
    ['sa', shows('possessive', 'f', false)],
    ['ses', shows('possessive', null, true)],
    ['leur', shows('possessive', null, false)],
    ['leurs', shows('possessive', null, true)],
    ['notre', shows('possessive', null, false)],
    ['nos', shows('possessive', null, true)],
    ['du', shows('definite', 'm', false)],
    ['au', shows('definite', 'm', false)],
    ['aux', shows('definite', null, true)],
  ]),
  links: wordSet("de d' du des"),
  linksToNames: wordSet('pour en dans aupres au aux a'),
  stops: wordSet(
    "que qu' qui dont ou mais car or donc lorsque lorsqu' quand comme tandis alors pendant apres avant depuis vers contre sous sur avec sans par ni si est sont etait etaient sera seront serait seraient ont avait avaient aura auront aurait auraient ete plus moins environ pres quelque ne n' se s' y il elle ils elles on nous vous je c' cela tout toute tous toutefois cependant notamment puis ainsi egalement aussi afin lors jusqu' jusque doit doivent devrait devraient peut peuvent pourrait pourraient font va vont soit malgre selon entre durant parmi ayant etant lui eux elles-memes lui-meme eux-memes hier jeudi outre via avoir etre chez des-lors parce puisque puisqu' meme",
  ),
  adjectives: wordSet(
    'haut haute hauts hautes ancien ancienne anciens nouveau nouvelle nouveaux jeune jeunes meme memes principal principale principaux premier premiere premiers autre autres grand grande vieux numero simple dernier derniere derniers dernieres propre recent recents recente tout nombreux nombreuses precedent precedente precedents precedentes multiples divers diverses puissant puissante influent influente celebre',
  ),
  particles: wordSet('al el de ben bin abu abou ibn von van der da di ould ag la le du dos'),
  pronouns: new Map([
    ['il', { gender: 'm', isPlural: false }],
    ['elle', { gender: 'f', isPlural: false }],
    ['ils', { gender: null, isPlural: true }],
    ['elles', { gender: 'f', isPlural: true }],
    ['lui', { gender: 'm', isPlural: false }],
    ['eux', { gender: null, isPlural: true }],
    ['celui-ci', { gender: 'm', isPlural: false, isDemonstrative: true }],
    ['celles-ci', { gender: 'f', isPlural: true, isDemonstrative: true }],
    ['celle-ci', { gender: 'f', isPlural: false, isDemonstrative: true }],
    ['ceux-ci', { gender: null, isPlural: true, isDemonstrative: true }],
  ]),
  auxiliaries: wordSet('a ont avait avaient aurait auraient aura auront ait eut ayant'),
  conditional: wordSet('aurait auraient'),
  negations: wordSet("n' ne"),
  adverbs: wordSet(
    'egalement aussi toutefois cependant notamment ensuite encore enfin deja ainsi simplement clairement recemment auparavant precedemment lui-meme elle-meme eux-memes neanmoins rapidement officiellement formellement immediatement sobrement nettement ulterieurement pourtant finalement seulement alors parallelement',
  ),
  phrases: phrases(
    'joint par telephone',
    'jointe par telephone',
    'joints par telephone',
    'jointes par telephone',
    'joint au telephone',
    'jointe au telephone',
    'joints au telephone',
    'joint par skype',
    'jointe par skype',
    'joints par skype',
    'joint sur place',
    'joints sur place',
    'interroge par telephone',
    'interroges par telephone',
    'contacte par telephone',
    'contactes par telephone',
    'rencontre sur place',
    'rencontres sur place',
    'par ailleurs',
    'par la suite',
    'a cette occasion',
    "a l' inverse",
    'en substance',
    'en particulier',
    'pour sa part',
    'pour leur part',
    'de son cote',
    'de leur cote',
    'en outre',
    'en retour',
    'un peu plus tard',
    'en revanche',
    'a son tour',
    'a leur tour',
    'a nouveau',
    'de nouveau',
    'de meme',
    'quant a lui',
    'quant a elle',
    'quant a eux',
    'quant a elles',
    'un peu plus tot',
    'plus tot',
    'plus tard',
    'un peu plus tard',
    'dans la foulee',
    'au meme moment',
    'dans le meme temps',
    "sous couvert d' anonymat",
    "sous couvert de l' anonymat",
    "sous le couvert de l' anonymat",
    "sous condition d' anonymat",
    "requerant l' anonymat",
    "ayant requis l' anonymat",
    "s' exprimant sous couvert d' anonymat",
    'a la presse',
    'aux journalistes',
    'a des journalistes',
    'devant la presse',
    'devant les journalistes',
    'devant des journalistes',
    'a plusieurs journalistes',
    'aux medias',
    'a des medias',
    'au telephone',
    'par telephone',
    'sur place',
    'en fin de journee',
    'en debut de journee',
    'dans la journee',
    'dans la matinee',
    'dans la soiree',
    'en soiree',
    'en matinee',
    'peu apres',
    'peu avant',
    'sans plus de precisions',
    'sans autre precision',
    'sans plus de details',
    'sans donner de details',
    'sans preciser la date',
    "a l' issue de la reunion",
    "a l' issue de la rencontre",
    'en conference de presse',
    'au passage',
    'quelques heures plus tard',
    'quelques heures plus tot',
    'de manuscrite',
    'en direct',
    'a distance',
    'a ce propos',
    'a ce sujet',
  ),
  conjunctions: wordSet(
    "et mais que qu' tandis alors car or puisque lorsque si ou donc puis comme pendant",
  ),
  nobody: wordSet(
    "beaucoup certains certaines plusieurs tous toutes personne chacun nul aucun d'autres autres cela ceci ca rien tout celui celle ceux celles ceci cela c' ce on qui il elle ils elles dont nous je vous",
  ),
  continues: wordSet('dont parmi notamment y soit'),
  prepositions: wordSet(
    'a dans sur sous en de du des par pour avec vers depuis chez contre selon apres avant pendant devant entre au aux lors durant aupres',
  ),
  by: wordSet('par'),
};

const ENGLISH: Grammar = {
  articles: new Map([
    ['the', shows('definite', null, null)],
    ['a', shows('indefinite', null, false)],
    ['an', shows('indefinite', null, false)],
    ['one', shows('indefinite', null, false)],
    ['several', shows('indefinite', null, true)],
    ['some', shows('indefinite', null, true)],
    ['two', shows('indefinite', null, true)],
    ['three', shows('indefinite', null, true)],
    ['many', shows('indefinite', null, true)],
    ['this', shows('demonstrative', null, false)],
    ['that', shows('demonstrative', null, false)],
    ['these', shows('demonstrative', null, true)],
    ['both', shows('definite', null, true)],
    ['its', shows('possessive', null, null)],
    ['his', shows('possessive', null, null)],
    ['her', shows('possessive', null, null)],
    ['their', shows('possessive', null, null)],
    ['our', shows('possessive', null, null)],
    ['my', shows('possessive', null, null)],
  ]),
  links: wordSet('of'),
  linksToNames: wordSet('for in at to from with within inside near'),
  stops: wordSet(
    'that which who whom whose where when while but because since as after before until if though although than then is are was were be been being has have had will would could may might should must can cannot do does did not it they he she we i you there these those more about around nearly almost over least by with from into amid during against under via on had so yet also later earlier meanwhile however including up out off between among through without despite what why how not no only just still now here below above',
  ),
  adjectives: wordSet(
    'senior latest previous recent earlier top former new local chief main another other same acting deputy leading young unnamed anonymous',
  ),
  particles: wordSet('al el de ben bin abu ibn von van der da di'),
  pronouns: new Map([
    ['he', { gender: 'm', isPlural: false }],
    ['she', { gender: 'f', isPlural: false }],
    ['it', { gender: null, isPlural: false }],
    ['they', { gender: null, isPlural: true }],
    ['him', { gender: 'm', isPlural: false }],
    ['them', { gender: null, isPlural: true }],
  ]),
  auxiliaries: wordSet('has have had'),
  conditional: wordSet('would'),
  negations: wordSet('not never'),
  adverbs: wordSet(
    'also later earlier then separately previously meanwhile recently again further repeatedly since already initially however still now only just simply officially reportedly publicly',
  ),
  phrases: phrases(
    'reached by phone',
    'reached by telephone',
    'contacted by phone',
    'contacted by telephone',
    'reached by satellite phone',
    'interviewed by phone',
    'reached in the city',
    'in turn',
    'for its part',
    'for his part',
    'for her part',
    'for their part',
    'at the time',
    'on condition of anonymity',
    'speaking on condition of anonymity',
    'by phone',
    'by telephone',
    'over the phone',
    'earlier in the day',
    'later in the day',
    'reporters',
    'journalists',
    'the press',
    'a crowd',
    'the media',
    'a reporter',
    'the council',
    'to reporters',
    'to journalists',
    'to the press',
    'to the media',
  ),
  conjunctions: wordSet(
    'and but that while whereas although though because since if or so as when where',
  ),
  nobody: wordSet(
    'some others many several all both few everyone everybody nobody one this that it he she they who we i you there what these those which most',
  ),
  continues: wordSet('including among of with'),
  prepositions: wordSet(
    'in on at of by for with from to after before during since against into about over as under amid',
  ),
  by: wordSet('by'),
};

const ARABIC: Grammar = {
  ...ENGLISH,
  articles: new Map(),
  links: new Set(),
  linksToNames: new Set(),
  stops: wordSet(
    'ان انه انها بان انهم باسم اليوم امس في علي من الي عن الذي التي و ثم لكن حيث قبل بعد منذ',
  ),
  adjectives: new Set(),
  particles: new Set(),
  pronouns: new Map(),
  auxiliaries: new Set(),
  conditional: new Set(),
  negations: wordSet('لم لا لن ما'),
  adverbs: new Set(),
  phrases: [],
  conjunctions: wordSet('لكن بينما حيث'),
  nobody: new Set(),
  continues: new Set(['بينهم', 'منهم', 'بينها']),
  prepositions: new Set(),
  by: new Set(),
};

export const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  fr: FRENCH,
  en: ENGLISH,
  ar: ARABIC,
};

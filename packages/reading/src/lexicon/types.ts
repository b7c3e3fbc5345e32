import type { Row } from './phrases.ts';

/** As the vocabulary of a figure's units: singular, English. People are always `person`; who they are is the category. */
export type Unit = string;
/** What happened or will: `evacuated`, `to_be_evacuated`, `killed`, … */
export type Measure = string;
/** `any` when no word says who. A speaker's own word for people stays in the quote; the category is neutral. */
export type Category = string;
export type Approximation =
  | 'exact'
  | 'about'
  | 'nearly'
  | 'more_than'
  | 'at_least'
  | 'at_most'
  | 'up_to'
  | 'several';

/** A noun that is counted. */
export interface UnitEntry {
  readonly unit: Unit;
  readonly category?: Category;
  /** What the noun alone says of them where nothing else is said: `habitants` are there. */
  readonly says?: Measure;
  /** Counted, and yet rarely what one wants to know (durations, distances, countries). */
  readonly isAside?: boolean;
}

/** Words that tell what happened to whom. */
export interface MeasureEntry {
  readonly measure: Measure;
  /** The same, when it has not happened yet. */
  readonly planned?: Measure;
  /** A place behind it is where from (`quitter`, `left`), where to (`arriver`, `reach`), or it depends on the preposition. */
  readonly place?: 'from' | 'to' | 'at';
  /**
   * When those counted do it themselves: `200 civils ont évacué la ville` left it. null: then it says nothing of them
   * (`200 soldats ont tué …`). Where it is not given, whoever does it and whom it befalls are one (`arriver`).
   */
  readonly active?: Measure | null;
  /** Says little by itself; any other word about the same people is better: `transportant`, `blessés`. */
  readonly isWeak?: boolean;
  /** Of these units only; persons and families where it is not given. `any`: of whatever is counted. */
  readonly units?: readonly Unit[] | 'any';
}

/**
 * What makes a figure uncertain: it is due, planned, promised, authorised (`plan`), or told at second hand (`report`:
 * `aurait`, `reportedly`). Both hedge; only a plan turns `evacuated` into `to_be_evacuated`.
 */
export type HedgeEntry = 'plan' | 'report';

/** Who speaks, as a text names them. */
export interface SpeakerEntry {
  /** `portfolio`: what an office is about (`de la défense`); nobody by itself. */
  readonly kind: 'organisation' | 'function' | 'medium' | 'group' | 'title' | 'portfolio';
  /** In the words of `SPEAKER_ROLES` where it has one. */
  readonly role?: string;
  /** Carries what others said: an agency, a broadcaster, a network. */
  readonly isChannel?: boolean;
  /** Says nothing of who it is (`le responsable`, `l'organisation`): with a definite article it points back. */
  readonly isGeneric?: boolean;
}

/** Words with which something is said. */
export interface SpeechEntry {
  /** `selon` + speaker; `a déclaré` beside its subject; `communiqué`; `fait état de`. */
  readonly form: 'according-to' | 'verb' | 'noun';
  /** What is said so is not vouched for: `accuse`, `dément`. */
  readonly isAccusation?: boolean;
  /** A document or call that carries what somebody says (`communiqué`), or words before a channel (`cité par`). */
  readonly isChannel?: boolean;
  /** These words are a participle and nothing else (`reconnu`); French ones in -é show it by themselves. */
  readonly isParticiple?: boolean;
  /** Who is named behind it speaks, and who stands before it carries (`cite`, `quoted`). */
  readonly isCiting?: boolean;
  /** Said only of a clause or a quotation (`poursuit que`); `poursuit ses frappes` is no word of saying. */
  readonly isOfClause?: boolean;
  /** Said of things as often as of people (`montre`, `prévoit`): vouches only beside a speaker whom we know. */
  readonly isWeak?: boolean;
  /** Vouches only for a figure right behind it, by somebody who may have counted (`a identifié 282`, `saw more than 50`). */
  readonly isOfFigure?: boolean;
  /** Names who speaks only as an aside behind the figure (`…, un chiffre du HCR`). */
  readonly isAside?: boolean;
}

export interface PlaceEntry {
  /** As it is shown when several spellings mean it. */
  readonly name: string;
  readonly kind?: 'country' | 'city' | 'district' | 'village' | 'region' | 'crossing' | 'camp';
}

/** What has become of something that takes time: an evacuation, a truce, talks. */
export type EventPhase =
  | 'started'
  | 'ongoing'
  | 'held'
  | 'suspended'
  | 'resumed'
  | 'completed'
  | 'failed'
  | 'planned'
  | 'announced'
  | 'concluded'
  | 'proposed'
  | 'violated'
  | 'extended';

/** Something that takes time; a word of a phase beside it says which event it is: `l'évacuation a été suspendue`. */
export interface EventNoun {
  readonly form: 'noun';
  /** The type of event by phase; a phase that is not here is none. */
  readonly phases: Readonly<Partial<Record<EventPhase, string>>>;
  /** Only where a word of one of these parts stands in the same clause. */
  readonly needs?: readonly string[];
}

/** A verb that says an event by itself: `le convoi a quitté`. */
export interface EventVerb {
  readonly form: 'verb';
  /** When it has happened. */
  readonly type: string;
  /** While it happens, where that is another type. */
  readonly ongoing?: string;
  /** When it is due; without one, what is due is no event. */
  readonly planned?: string;
  /** With a verb of a phase before it: `ont commencé à évacuer`. */
  readonly phases?: Readonly<Partial<Record<EventPhase, string>>>;
  /** Only where a word of one of these parts stands in the same clause; `place` is any place. */
  readonly needs?: readonly string[];
  /** Only with `se`, and with nowhere to go behind it: `se sont rendus`, and not `se sont rendus à Genève`. */
  readonly isReflexive?: boolean;
}

/**
 * `phase`: words of a phase (`a commencé`, `le début de`). `part`: words that must stand beside others (`bus` and
 * `convoi` are `convoy`); a part is named by whoever needs it.
 */
export type EventEntry =
  | EventNoun
  | EventVerb
  | { readonly form: 'phase'; readonly phase: EventPhase; readonly isNoun?: boolean }
  | { readonly form: 'part'; readonly part: string };

/**
 * Everything that is known of words, as data. A file of a user adds rows to any of these lists; where the same words
 * stand twice, the user's row wins.
 */
export interface Lexicon {
  readonly approximations: readonly Row<Approximation>[];
  readonly units: readonly Row<UnitEntry>[];
  /** Words beside a noun that say who is meant: `blessés`, `wounded`. */
  readonly categories: readonly Row<Category>[];
  readonly measures: readonly Row<MeasureEntry>[];
  readonly hedges: readonly Row<HedgeEntry>[];
  readonly speech: readonly Row<SpeechEntry>[];
  readonly speakers: readonly Row<SpeakerEntry>[];
  readonly places: readonly Row<PlaceEntry>[];
  readonly events: readonly Row<EventEntry>[];
}

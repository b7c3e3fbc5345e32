import { figure } from './figure.ts';
import { isolate } from './isolate.ts';
import type { Language } from './language.ts';

/** A text that was read already: pieces, places to fill, and forms to choose from by a number or a word. */
export type Piece =
  | string
  | readonly [name: string]
  | readonly [name: string, kind: string, forms?: Forms | string];
interface Forms {
  readonly [form: string]: readonly Piece[] | number;
}
export type Message = string | readonly Piece[];
export type Values = Readonly<Record<string, string | number>>;

const rules = new Map<Language, Intl.PluralRules>();
const categoryOf = (language: Language, n: number): string => {
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  return rule.select(n);
};

const formOf = (language: Language, kind: string, forms: Forms, value: string | number) => {
  const exact = forms[String(value)];
  if (Array.isArray(exact)) return exact;
  const form = kind === 'plural' ? forms[categoryOf(language, Number(value))] : undefined;
  return (Array.isArray(form) ? form : forms.other) as readonly Piece[];
};

/** The text with its places filled. Numbers become figures of this screen; names keep to themselves. */
export const fill = (message: Message, values: Values, language: Language, counted = 0): string => {
  if (typeof message === 'string') return message;
  let text = '';
  for (const piece of message) {
    if (piece === '#') text += figure(counted);
    else if (typeof piece === 'string') text += piece;
    else {
      const [name, kind, forms] = piece;
      const value = values[name];
      // A gap in a sentence is a smaller evil than a pad that does not open.
      if (value === undefined) text += '…';
      else if (kind !== undefined && typeof forms === 'object') {
        const form = formOf(language, kind, forms, value);
        text += fill(form, values, language, Number(value));
      } else text += typeof value === 'number' ? figure(value) : isolate(value);
    }
  }
  return text;
};

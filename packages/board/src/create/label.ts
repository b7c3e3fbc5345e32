export interface Draft {
  readonly kind: string;
  readonly subject: string;
  readonly fact: { readonly [field: string]: unknown };
}

/** As the log takes a name: no sentence punctuation, no run of six digits, at most ten words. The log's own check decides. */
export const LABEL_FORM =
  /^(?=.{1,60}$)(?!.*[0-9]{6})(?!.*\. )(?!.*\.$)[^\s!?;:,…"«»“”؟؛،]+(?: [^\s!?;:,…"«»“”؟؛،]+){0,9}$/u;

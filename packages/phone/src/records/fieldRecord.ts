/** A record as the desk writes it. */
export interface FieldRecord {
  readonly kind: string;
  readonly subject: string;
  readonly fact: object;
}

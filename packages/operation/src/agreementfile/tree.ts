/** A file as it lies on paper: texts, lists and named entries, each with where it begins (characters from the start). */
export type Node = TextNode | ListNode | MapNode;
export interface TextNode {
  readonly is: 'text';
  /** As it is written: whether `012` is a number is for whoever asked for one. */
  readonly text: string;
  readonly at: number;
}
export interface ListNode {
  readonly is: 'list';
  readonly items: readonly Node[];
  readonly at: number;
}
export interface MapNode {
  readonly is: 'map';
  readonly entries: readonly Entry[];
  readonly at: number;
}
export interface Entry {
  readonly key: string;
  readonly at: number;
  readonly value: Node;
}

export const isEmpty = (node: Node): boolean =>
  node.is === 'text'
    ? /^(?:|~|null)$/i.test(node.text)
    : node.is === 'list'
      ? node.items.length === 0
      : node.entries.length === 0;

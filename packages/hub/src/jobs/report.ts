/** Tells how far a long job is. */
export type Report = (title: string, done: number, total: number) => void;

export { type DataFolder, openFolder } from './data/folder.ts';
export { appendTo, createJournal, type Journal, noJournal } from './data/journal.ts';
export { loadDemonstration } from './demonstration/load.ts';
export { type AppOptions, createApp } from './http/app.ts';
export { defaultPort, type Listening, listen } from './http/listen.ts';
export { type Hub, openHub, type Play, type PlayState } from './hub.ts';
export type { Operation } from './operations/operation.ts';

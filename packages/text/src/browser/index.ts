// Choosing the language of a page: by its keys, remembered in this browser.
export { createSwitch, type LanguageSwitch, type SwitchParts } from './switch.ts';

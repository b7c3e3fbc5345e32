// The phone's own vault, for a test that calls it by hand in a page.
export { openKeyring } from '../../../packages/phone/src/device/keyring.ts';
export { openVaults } from '../../../packages/phone/src/vault/vault.ts';

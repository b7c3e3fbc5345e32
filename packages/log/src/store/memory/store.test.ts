import { storeContract } from '../contract.ts';
import { createMemoryStore } from './store.ts';

storeContract('memory', async () => {
  const store = createMemoryStore();
  return { open: async () => store };
});

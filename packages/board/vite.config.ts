import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The pages may lie under any path of any hub.
  base: './',
  build: { target: 'es2022', manifest: true },
  plugins: [react()],
});

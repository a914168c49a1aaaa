import { serve } from './serve.ts';

await serve({ mode: 'production', adjust: (settings) => ({ ...settings, role: 'worker' }) });

import { config } from 'zod';
import { askEarly } from '#lib/client/early-status.ts';

// Next.js runs this in the browser before anything of the app.

/** zod is not to try `eval`, which the pages' policy forbids. */
config({ jitless: true });

askEarly({ pathname: location.pathname, language: document.documentElement.lang, nowMs: Date.now() });

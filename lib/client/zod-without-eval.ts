import { config } from 'zod';

/** Runs before any schema is created: zod must not try `eval`, which the pages' CSP forbids. */
config({ jitless: true });

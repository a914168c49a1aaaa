import { config } from 'zod';

/** Next.js runs this in the browser before anything of the app: zod is not to try `eval`, which the pages' policy forbids. */
config({ jitless: true });

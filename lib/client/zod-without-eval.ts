import { config } from 'zod';

/** Before any schema is made: zod is not to try `eval`, which the pages' policy forbids. */
config({ jitless: true });

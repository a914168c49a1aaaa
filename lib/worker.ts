import { readEnv } from './env.ts';
import { openHaizen } from './haizen.ts';
import { closeOnSignal } from './process-signals.ts';

/** A worker of its own: conducts chains, serves no page. Started by `npm run worker`, on as many machines as wanted. */
const { log, close } = await openHaizen({ ...readEnv(process.env), HAIZEN_ROLE: 'worker' });
closeOnSignal(close);
log.info({ pid: process.pid }, 'worker ready');

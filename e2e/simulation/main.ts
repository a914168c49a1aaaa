import { parseArgs } from 'node:util';
import { type Simulated, simulate } from './simulate.ts';

/** One seed in this many is simulated twice and must leave the same trace. */
const TWICE_EVERY = 50;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
  },
});
const [first, count] = [Number(values.seed), Number(values.seeds)];
const startedAtMs = performance.now();
let [virtualMs, runs, takeovers, failed] = [0, 0, 0, 0];

for (let seed = first; seed < first + count; seed += 1) {
  const one = await simulate(seed);
  virtualMs += one.virtualMs;
  runs += one.runs;
  takeovers += one.takeovers;
  const again = seed % TWICE_EVERY === 0 || count === 1 ? await simulate(seed) : one;
  const isRepeatable = again.hash === one.hash;
  if (values.trace) console.log(one.trace.join('\n'));
  if (count === 1) console.log(`seed ${seed}: trace ${one.hash}`);
  if (one.violations.length === 0 && isRepeatable) continue;
  failed += 1;
  tell(one, { isRepeatable });
}

const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
const hours = (virtualMs / 3_600_000).toFixed(1);
console.log(
  `${count} seeds from ${first} in ${seconds} s: ${hours} virtual hours, ${runs} runs, ${takeovers} takeovers, ${failed} failed`,
);
process.exitCode = failed === 0 ? 0 : 1;

function tell({ seed, trace, violations, hash }: Simulated, { isRepeatable }: { isRepeatable: boolean }): void {
  if (!values.trace && failed <= 3) console.log(trace.join('\n'));
  console.log(`seed ${seed} failed, trace ${hash}; again: npm run simulate -- --seed ${seed} --seeds 1 --trace`);
  for (const { invariant, what } of violations) console.log(`  ${invariant}: ${what}`);
  if (!isRepeatable) console.log('  its second trace is another one');
}

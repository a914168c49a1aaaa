import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readContract } from './contract/read-contract.ts';
import { openSite, type Target } from './open-site.ts';
import { resultText, summaryText } from './report.ts';
import { plannedChanges, restore } from './restore.ts';
import { runSuite } from './run-suite.ts';

const USAGE = `npm run conformance -- oder --url URL --token TOKEN --brand ID [--shop ID] [--own-state URL] [--only RULE]… [--yes]

Checks an ordering platform against docs/oder: each rule, passed or not, and what was sent and received if not.
  --shop       the shop whose menu is used; default: the first that takes no orders, or else the first
  --own-state  answers with JSON of what the platform's staff maintain at a shop ({shopId} is replaced)
  --only       checks this rule alone; can be given several times
  --yes        don't ask before it starts`;

/** Exits with 0 if every rule holds and all is put back, 1 if not, 2 if the suite could not start. */
async function main(): Promise<number> {
  const target = readArguments();
  if (target === null) {
    console.error(USAGE);
    return 2;
  }
  const { site, shopId, shopName } = await openSite(await readContract(), target);
  console.log(`Brand ${site.brand.id}, shop ${shopId} (${shopName}), at ${target.url}`);
  console.log(`Features: ${site.brand.features.join(', ') || 'none'}\n\nThis will change:`);
  for (const change of plannedChanges(site)) console.log(`  - ${change}`);
  console.log('Everything but the fence and the keys is put back afterwards.\n');
  if (!target.yes && process.stdin.isTTY && !(await agreed())) return 2;

  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const results = await runSuite(site, {
    only: target.only,
    signal: stop.signal,
    onResult: (result) => console.log(resultText(result)),
  });
  console.log(`\n${summaryText(results)}${stop.signal.aborted ? '; stopped early' : ''}`);
  const problems = await restore(site);
  for (const problem of problems) console.error(`NOT PUT BACK: ${problem}`);
  if (problems.length === 0) console.log('What was there before is back.');
  const isGood = !stop.signal.aborted && results.every(({ outcome }) => outcome !== 'failed');
  return isGood && problems.length === 0 ? 0 : 1;
}

type Arguments = Target & { readonly only: readonly string[] | undefined; readonly yes: boolean };

function readArguments(): Arguments | null {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: text,
      token: text,
      brand: text,
      shop: text,
      'own-state': text,
      only: { type: 'string', multiple: true },
      yes: { type: 'boolean' },
    },
  });
  const { url, token, brand: brandId, shop: shopId, 'own-state': ownStateUrl, only, yes = false } = values;
  if (positionals[0] !== 'oder' || url === undefined || token === undefined || brandId === undefined) return null;
  return { url, token, brandId, shopId, ownStateUrl, only, yes };
}

async function agreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Start? [y/N] ');
  terminal.close();
  return /^y(?:es)?$/iu.test(answer.trim());
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

import { type Browser, type BrowserContext, chromium, type Page, request } from '@playwright/test';
import { atMost, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { noteOf, type Pair, pairedOf } from '#e2e/bench/paired.ts';
import { addChain, type BenchWorld } from '#e2e/bench/world/bench-world.ts';
import { longestTaskMs } from '#e2e/bench/world/main-thread.ts';
import { PERSON, startServer } from '#e2e/bench/world/server.ts';
import { startUpstreams } from '#e2e/bench/world/upstreams.ts';
import { startWorker } from '#e2e/bench/world/worker.ts';
import { chromiumArguments, findChromium } from '#lib/checks/chromium.ts';

const PAIRS = { tiny: 1, short: 3, full: 9 } as const;
/** The chain of the page that the large one is compared with. */
const FEW_SHOPS = 24;
/** Pixels per wheel event; this many events scroll through a good part of the table. */
const WHEEL = { pixels: 400, turns: 120 };
/** Gives up if no rows appear: the page shows something else. */
const PATIENCE_MS = 60_000;

/** Time until the table is usable, and whether scrolling stays smooth, against a chain with few shops. */
export const page: Measure = { name: 'page', run };

async function run({ scale, seed, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const executablePath = findChromium();
  const measure = 'table in Chromium';
  if (executablePath === undefined) return [plain({ measure, what: 'there is no Chromium here', value: 0 })];
  const world = await largeChain();
  const { shops } = world.size;
  const fewChainId = await addFewShops(world, seed);
  await using server = await startServer(world.databaseUrl, 'web');
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  try {
    say(`${PAIRS[scale]} visits to ${shops} and to ${FEW_SHOPS} shops`);
    const session = await signIn(server.url);
    const urlOf = (chainId: string) => `${server.url}/chains/${chainId}`;
    const visitMany = () => visit(browser, { url: urlOf(world.chainId), session });
    const visitFew = (heightPx: number) => visit(browser, { url: urlOf(fewChainId), session, heightPx });
    const visits: { many: Visit; few: Visit }[] = [];
    for (let pair = -1; pair < PAIRS[scale]; pair++) {
      const many = await visitMany();
      const few = await visitFew(many.heightPx);
      // The first ones warm the server up.
      if (pair >= 0) visits.push({ many, few });
    }
    const compared = (pick: (visit: Visit) => number) => {
      const pairs = visits.map(({ many, few }): Pair => ({ measured: pick(many), base: pick(few) }));
      const paired = pairedOf(pairs);
      return { value: paired.ratio, note: noteOf(paired) };
    };
    const rows = `${shops} shops over ${FEW_SHOPS}`;
    return [
      atMost(1.5, { measure, what: `usable, ${rows}`, ...compared(({ usableMs }) => usableMs) }),
      atMost(2, {
        measure,
        what: `longest task while scrolling, ${rows} in a page of the same height`,
        ...compared((one) => one.longestTaskMs),
      }),
    ];
  } finally {
    await browser.close();
  }
}

/** A second chain in the same database. Only its discovery needs upstreams and a worker. */
async function addFewShops({ databaseUrl, haizen, size }: BenchWorld, seed: string): Promise<string> {
  const few = { ...size, shops: FEW_SHOPS, seed };
  await using upstreams = await startUpstreams(few);
  await using _worker = await startWorker(databaseUrl);
  return await addChain(haizen, { upstreams, size: few, name: '二十四店チェーン' });
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
type Visit = { readonly usableMs: number; readonly longestTaskMs: number; readonly heightPx: number };
type Visiting = { readonly url: string; readonly session: Session; readonly heightPx?: number };

async function signIn(url: string): Promise<Session> {
  const anonymous = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  try {
    const answer = await anonymous.post('/api/session', { data: PERSON });
    if (!answer.ok()) throw new Error(`not signed in: ${answer.status()} ${await answer.text()}`);
    return await anonymous.storageState();
  } finally {
    await anonymous.dispose();
  }
}

/** A browser with a session and an empty cache; `heightPx` makes the page at least that high. */
async function visit(browser: Browser, { url, session, heightPx }: Visiting): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    viewport: { width: 1280, height: 800 },
    storageState: session,
  });
  try {
    const opened = await context.newPage();
    await opened.goto(url, { waitUntil: 'commit' });
    const usableMs = await usable(opened);
    const height = await opened.evaluate((leastPx) => {
      if (leastPx !== undefined) document.body.style.minHeight = `${leastPx}px`;
      return document.documentElement.scrollHeight;
    }, heightPx);
    const longest = await longestTaskMs(browser, opened, () => scroll(opened));
    return { usableMs, heightPx: height, longestTaskMs: longest };
  } finally {
    await context.close();
  }
}

/** From the start of the navigation to the frame that shows rows, in ms. */
async function usable(opened: Page): Promise<number> {
  const shownMs = await opened.evaluate(
    (patienceMs) =>
      new Promise<number | null>((resolve) => {
        const look = () => {
          const row = document.querySelector('table tbody [data-column="shop"]');
          // Painted with the next frame.
          if (row !== null) requestAnimationFrame(() => resolve(performance.now()));
          else if (performance.now() > patienceMs) resolve(null);
          else requestAnimationFrame(look);
        };
        look();
      }),
    PATIENCE_MS,
  );
  if (shownMs !== null) return shownMs;
  throw new Error(`no shop's row on ${opened.url()}, but: ${await opened.locator('body').innerText()}`);
}

/** Scrolls down, and waits for the last frame. */
async function scroll(opened: Page): Promise<void> {
  await opened.mouse.move(640, 600);
  for (let turn = 0; turn < WHEEL.turns; turn++) await opened.mouse.wheel(0, WHEEL.pixels);
  await opened.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 0))),
  );
}

import { type Browser, type BrowserContext, chromium, type Page, request } from '@playwright/test';
import { chromiumArguments, findChromium } from '#lib/checks/chromium.ts';
import { atMost, type Figure, plain, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { PERSON, startServer } from '#e2e/bench/world/server.ts';

const VISITS = { tiny: 1, short: 3, full: 7 } as const;
/** Pixels per wheel event; this many events scroll through a good part of the table. */
const WHEEL = { pixels: 400, turns: 120 };
const LONG_TASK_MS = 50;
/** Gives up if no rows appear: the page shows something else. */
const PATIENCE_MS = 60_000;

declare global {
  // Set in the page by the bench.
  var longTasks: number[];
}

/** Time until the table is usable, and whether scrolling stays smooth. */
export const page: Measure = { name: 'page', run };

async function run({ scale, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const executablePath = findChromium();
  const measure = 'table in Chromium';
  if (executablePath === undefined) return [plain({ measure, what: 'there is no Chromium here', value: 0 })];
  const { chainId, databaseUrl, size } = await largeChain();
  const { shops } = size;
  await using server = await startServer(databaseUrl, 'web');
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  try {
    say(`${VISITS[scale]} visits to ${shops} shops`);
    const [url, session] = [`${server.url}/chains/${chainId}`, await signIn(server.url)];
    await visit(browser, { url, session });
    const visits: Visit[] = [];
    for (let at = 0; at < VISITS[scale]; at++) visits.push(await visit(browser, { url, session }));
    const paints = visits.map(({ usableMs }) => usableMs);
    const longest = visits.map(({ longestTaskMs }) => longestTaskMs);
    const all = (values: readonly number[]) => values.map(Math.round).join(', ');
    return [
      atMost(1_000, {
        measure,
        what: `${shops} shops, usable, median`,
        value: quantile(paints, 0.5),
        unit: 'ms',
        note: all(paints),
      }),
      atMost(LONG_TASK_MS, {
        measure,
        what: 'longest task while scrolling, median',
        value: quantile(longest, 0.5),
        unit: 'ms',
        note: all(longest),
      }),
    ];
  } finally {
    await browser.close();
  }
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
type Visit = { readonly usableMs: number; readonly longestTaskMs: number };
type Visiting = { readonly url: string; readonly session: Session };

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

/** A browser with a session and an empty cache. */
async function visit(browser: Browser, { url, session }: Visiting): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    viewport: { width: 1280, height: 800 },
    storageState: session,
  });
  try {
    const opened = await context.newPage();
    await opened.goto(url, { waitUntil: 'commit' });
    const usableMs = await usable(opened);
    return { usableMs, longestTaskMs: await scroll(opened) };
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

/** The longest task while scrolling, in ms; 0 if none was long. */
async function scroll(opened: Page): Promise<number> {
  await opened.evaluate(() => {
    globalThis.longTasks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
  });
  await opened.mouse.move(640, 600);
  for (let turn = 0; turn < WHEEL.turns; turn++) await opened.mouse.wheel(0, WHEEL.pixels);
  return opened.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => resolve(Math.max(0, ...globalThis.longTasks)), 0));
      }),
  );
}

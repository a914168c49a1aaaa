import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '#lib/launch/checks/chromium.ts';
import { atMost, type Figure, plain, quantile } from '../figure.ts';
import type { Bench, Measure } from '../measure.ts';
import { type Server, startServer } from '../world/server.ts';

const VISITS = { tiny: 1, short: 3, full: 7 } as const;
/** One turn of the wheel moves so many pixels; so many turns pass through a good part of the table. */
const WHEEL = { pixels: 400, turns: 120 };
const LONG_TASK_MS = 50;

declare global {
  // Kept by the page for the bench.
  var longTasks: number[];
}

/** Until a person can use the table, and whether it follows the wheel. */
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
    const [url, { headers }] = [`${server.url}/chains/${chainId}`, server];
    await visit(browser, { url, headers });
    const visits: Visit[] = [];
    for (let at = 0; at < VISITS[scale]; at++) visits.push(await visit(browser, { url, headers }));
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

type Address = Pick<Server, 'url' | 'headers'>;
type Visit = { readonly usableMs: number; readonly longestTaskMs: number };

/** A browser that has nothing in its cache. */
async function visit(browser: Browser, { url, headers }: Address): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    viewport: { width: 1280, height: 800 },
    // A key lets its bearer look as a session would.
    extraHTTPHeaders: headers,
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

/** From the start of the navigation to the frame that shows rows; in ms. */
function usable(opened: Page): Promise<number> {
  return opened.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const row = document.querySelector('table tbody [data-column="shop"]');
          // Painted with the frame after this one.
          if (row === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now()));
        };
        look();
      }),
  );
}

/** The longest task while a person turns the wheel; 0 where none was long. */
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

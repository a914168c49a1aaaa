import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Chromium's names, before and after they were renamed. */
const TASKS: readonly string[] = ['RunTask', 'ThreadControllerImpl::RunTask'];

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** In microseconds. */
  dur: z.number().optional(),
  args: z.object({ name: z.unknown().optional() }).optional(),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });

/** The longest task of the page's main thread while something is done, in ms, however short. */
export async function longestTaskMs(browser: Browser, page: Page, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: CATEGORIES });
  try {
    await act();
  } catch (error) {
    await browser.stopTracing();
    throw error;
  }
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  const threadOf = ({ pid, tid }: z.output<typeof eventSchema>) => `${pid} ${tid}`;
  const isNameOf = (event: z.output<typeof eventSchema>) =>
    event.name === 'thread_name' && event.args?.name === 'CrRendererMain';
  const mainThreads = new Set(traceEvents.filter(isNameOf).map(threadOf));
  const tasks = traceEvents.filter((event) => TASKS.includes(event.name) && mainThreads.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace has no task of the page');
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000;
}

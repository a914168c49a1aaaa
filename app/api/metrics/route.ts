import { metricsRoute } from '#lib/process/routes.ts';

/** This process's metrics in Prometheus' text format: also while the database is away. */
export const GET = metricsRoute('getMetrics', (_input, { scrape }) => scrape());

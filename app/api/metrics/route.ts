import { metricsRoute } from '#lib/process/routes.ts';

/** This process's metrics in the Prometheus text format, available even if the database is down. */
export const GET = metricsRoute('getMetrics', (_input, { scrape }) => scrape());

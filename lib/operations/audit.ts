import { auditExportQuerySchema, auditListSchema, auditQuerySchema } from '#lib/contract/audit.ts';
import type { Operation } from './operation.ts';
import { KEEPS_CHAINS } from './who-may.ts';

export const auditOperations = {
  listEvents: {
    method: 'GET',
    path: '/api/audit',
    summary: 'The audit log of the chains you administer, newest first',
    access: KEEPS_CHAINS,
    query: auditQuerySchema,
    answers: { 200: auditListSchema },
    problems: ['not-found'],
  },
  exportEvents: {
    method: 'GET',
    path: '/api/audit/export',
    summary: 'Export the audit log as CSV, up to 100,000 lines',
    access: KEEPS_CHAINS,
    query: auditExportQuerySchema,
    answers: { 200: { text: 'text/csv' } },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Operation>;

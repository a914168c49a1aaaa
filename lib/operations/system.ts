import { statusOkSchema } from '#lib/contract/common.ts';
import { openApiSchema } from '#lib/contract/document.ts';
import { trialPutSchema, trialSchema } from '#lib/contract/trial.ts';
import type { Operation } from './operation.ts';
import { EVERYONE, OVER_ALL } from './who-may.ts';

export const systemOperations = {
  getOpenApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document: the whole API as OpenAPI 3.1; supports ETags',
    access: EVERYONE,
    isAlone: true,
    answers: { 200: openApiSchema, 304: null },
  },
  getHealth: {
    method: 'GET',
    path: '/api/health',
    summary: 'Liveness of the process; checks no dependencies',
    access: EVERYONE,
    isAlone: true,
    answers: { 200: statusOkSchema },
  },
  getReady: {
    method: 'GET',
    path: '/api/ready',
    summary: 'Readiness: the database and the queue are reachable, and no write was refused in the last minute',
    access: EVERYONE,
    answers: { 200: statusOkSchema },
  },
  getMetrics: {
    method: 'GET',
    path: '/api/metrics',
    summary: 'This process’s metrics in the Prometheus text format; available even if the database is down',
    access: OVER_ALL.viewer,
    answers: { 200: { text: 'text/plain' } },
  },
  getTrial: {
    method: 'GET',
    path: '/api/trial',
    summary: 'The fault that the trial’s simulators currently produce',
    access: OVER_ALL.viewer,
    answers: { 200: trialSchema },
    problems: ['not-trial'],
  },
  switchTrial: {
    method: 'PUT',
    path: '/api/trial',
    summary: 'Choose the fault that the trial’s simulators produce, or none',
    access: OVER_ALL.operator,
    body: trialPutSchema,
    answers: { 200: trialSchema },
    problems: ['not-trial'],
  },
} as const satisfies Record<string, Operation>;

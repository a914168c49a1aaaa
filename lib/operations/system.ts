import { statusOkSchema } from '#lib/contract/common.ts';
import { openApiSchema } from '#lib/contract/document.ts';
import { trialPutSchema, trialSchema } from '#lib/contract/trial.ts';
import type { Operation } from './operation.ts';
import { EVERYONE, OVER_ALL } from './who-may.ts';

export const systemOperations = {
  getOpenApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document: all that the API does, as OpenAPI 3.1; has an ETag',
    access: EVERYONE,
    isAlone: true,
    answers: { 200: openApiSchema, 304: null },
  },
  getHealth: {
    method: 'GET',
    path: '/api/health',
    summary: 'The process is alive; asks nobody else',
    access: EVERYONE,
    isAlone: true,
    answers: { 200: statusOkSchema },
  },
  getReady: {
    method: 'GET',
    path: '/api/ready',
    summary:
      'The process is warm, the database and the queue are in reach, and no write was refused in the last minute',
    access: EVERYONE,
    answers: { 200: statusOkSchema },
  },
  getMetrics: {
    method: 'GET',
    path: '/api/metrics',
    summary: 'This process’s metrics in Prometheus’ text format; also while the database is away',
    access: OVER_ALL.viewer,
    answers: { 200: { text: 'text/plain' } },
  },
  getTrial: {
    method: 'GET',
    path: '/api/trial',
    summary: 'What the trial’s simulators are failing at',
    access: OVER_ALL.viewer,
    answers: { 200: trialSchema },
    problems: ['not-trial'],
  },
  switchTrial: {
    method: 'PUT',
    path: '/api/trial',
    summary: 'Make the trial’s simulators fail, or work again',
    access: OVER_ALL.operator,
    body: trialPutSchema,
    answers: { 200: trialSchema },
    problems: ['not-trial'],
  },
} as const satisfies Record<string, Operation>;

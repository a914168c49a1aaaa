import { z } from 'zod';

/** The parts of Square's events that are read. https://developer.squareup.com/docs/webhooks/overview */
export const squareEventSchema = z.looseObject({
  event_id: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  created_at: z.string().max(100).optional(),
});

import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** What better-auth does inside its own endpoints only. It has no URL. */
export const serverEndpoints = {
  id: 'haizen',
  endpoints: {
    /** Signs a user in without asking for anything: the caller knows why. */
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (endpoint) => {
        const { context, body } = endpoint;
        const user = await context.internalAdapter.findUserById(body.userId);
        if (user === null) throw new APIError('NOT_FOUND');
        await setSessionCookie(endpoint, { session: await context.internalAdapter.createSession(user.id), user });
      },
    ),
  },
};

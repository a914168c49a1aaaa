import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** Exposes what better-auth only does inside its own endpoints. Server-only, without a URL. */
export const serverEndpoints = {
  id: 'haizen',
  endpoints: {
    /** Signs a user in without credentials; the caller is responsible for authentication. */
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

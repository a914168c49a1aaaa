import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const POST = { method: 'POST' } as const;

/** What better-auth does inside its own endpoints only: reading and writing its signed cookies. None has a URL. */
export const serverEndpoints = {
  id: 'haizen',
  endpoints: {
    /** The token of the session cookie where its signature is right, whether or not the session lives. */
    readToken: createAuthEndpoint.serverOnly(POST, async ({ context, getSignedCookie }) => {
      const token = await getSignedCookie(context.authCookies.sessionToken.name, context.secret);
      return typeof token === 'string' ? token : null;
    }),

    /** The user who has given a right password and owes the second factor. */
    readChallenge: createAuthEndpoint.serverOnly(POST, async ({ context, getSignedCookie }) => {
      const identifier = await getSignedCookie(context.createAuthCookie('two_factor').name, context.secret);
      if (typeof identifier !== 'string') return null;
      const challenge = await context.internalAdapter.findVerificationValue(identifier);
      return challenge !== null && challenge.expiresAt > new Date() ? challenge.value : null;
    }),

    /** Signs a user in without asking for anything: the caller knows why. */
    openSession: createAuthEndpoint.serverOnly(
      { ...POST, body: z.object({ userId: z.string() }) },
      async (endpoint) => {
        const { context, body } = endpoint;
        const user = await context.internalAdapter.findUserById(body.userId);
        if (user === null) throw new APIError('NOT_FOUND');
        await setSessionCookie(endpoint, { session: await context.internalAdapter.createSession(user.id), user });
      },
    ),

    /** Sends a session's cookie once more, so that it lives on as the session does. */
    resendCookie: createAuthEndpoint.serverOnly(
      { ...POST, body: z.object({ token: z.string() }) },
      async (endpoint) => {
        const { context, body } = endpoint;
        const { name, attributes } = context.authCookies.sessionToken;
        await endpoint.setSignedCookie(name, body.token, context.secret, attributes);
      },
    ),
  },
};

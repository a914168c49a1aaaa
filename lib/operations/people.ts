import { statusOkSchema } from '#lib/contract/common.ts';
import { grantListSchema } from '#lib/contract/grants.ts';
import { revokeKeysQuerySchema } from '#lib/contract/keys.ts';
import {
  acceptInvitationSchema,
  invitationFactsSchema,
  invitationListSchema,
  invitationMadeSchema,
  invitationSchema,
  inviteSchema,
  lookInvitationSchema,
  grantsSetSchema,
  personListSchema,
  personRemovedSchema,
} from '#lib/contract/people.ts';
import { signedInSchema } from '#lib/contract/session.ts';
import type { Operation } from './operation.ts';
import { EVERYONE, KEEPS_ALL_PEOPLE, KEEPS_PEOPLE, SIGNED_IN } from './who-may.ts';

export const peopleOperations = {
  listPeople: {
    method: 'GET',
    path: '/api/people',
    summary: 'Who may do what in the chains that you look after',
    access: KEEPS_PEOPLE,
    answers: { 200: personListSchema },
  },
  setGrants: {
    method: 'PUT',
    path: '/api/people/{personId}/grants',
    summary: 'Set somebody’s roles in the chains that you look after; other chains stay as they are',
    access: KEEPS_PEOPLE,
    query: revokeKeysQuerySchema,
    body: grantListSchema,
    answers: { 200: grantsSetSchema },
    problems: ['not-found', 'last-admin'],
  },
  removePerson: {
    method: 'DELETE',
    path: '/api/people/{personId}',
    summary: 'Remove somebody’s account; they are out at once',
    access: KEEPS_ALL_PEOPLE,
    query: revokeKeysQuerySchema,
    answers: { 200: personRemovedSchema },
    problems: ['not-found', 'last-admin'],
  },
  listInvitations: {
    method: 'GET',
    path: '/api/invitations',
    summary: 'Invitations that were not taken up yet',
    access: KEEPS_PEOPLE,
    answers: { 200: invitationListSchema },
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite somebody; the answer has the link, once',
    access: KEEPS_PEOPLE,
    body: inviteSchema,
    answers: { 201: invitationMadeSchema },
    problems: ['not-found', 'forbidden'],
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/api/invitations/{invitationId}',
    summary: 'Take an invitation back',
    access: KEEPS_PEOPLE,
    answers: { 200: invitationSchema },
    problems: ['not-found'],
  },
  lookInvitation: {
    method: 'POST',
    path: '/api/invitations/look',
    summary: 'What an invitation is for',
    access: EVERYONE,
    isSignInAttempt: true,
    body: lookInvitationSchema,
    answers: { 200: invitationFactsSchema },
    problems: ['invitation-gone'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Take up an invitation: makes the account, and signs in',
    access: EVERYONE,
    isSignInAttempt: true,
    body: acceptInvitationSchema,
    answers: { 200: signedInSchema },
    problems: ['invitation-gone', 'email-taken', 'password-weak', 'sign-in-refused', 'sign-in-locked'],
  },
  joinByInvitation: {
    method: 'POST',
    path: '/api/invitations/join',
    summary: 'Take up an invitation with the account that you are signed in with',
    access: SIGNED_IN,
    isSignInAttempt: true,
    body: lookInvitationSchema,
    answers: { 200: statusOkSchema },
    problems: ['invitation-gone', 'other-email'],
  },
} as const satisfies Record<string, Operation>;

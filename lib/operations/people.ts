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
    summary: 'People and their roles in the chains you administer',
    access: KEEPS_PEOPLE,
    answers: { 200: personListSchema },
  },
  setGrants: {
    method: 'PUT',
    path: '/api/people/{personId}/grants',
    summary: 'Set a person’s roles in the chains you administer; other chains are unaffected',
    access: KEEPS_PEOPLE,
    query: revokeKeysQuerySchema,
    body: grantListSchema,
    answers: { 200: grantsSetSchema },
    problems: ['not-found', 'last-admin'],
  },
  removePerson: {
    method: 'DELETE',
    path: '/api/people/{personId}',
    summary: 'Remove a person’s account; they lose access immediately',
    access: KEEPS_ALL_PEOPLE,
    query: revokeKeysQuerySchema,
    answers: { 200: personRemovedSchema },
    problems: ['not-found', 'last-admin'],
  },
  listInvitations: {
    method: 'GET',
    path: '/api/invitations',
    summary: 'Pending invitations',
    access: KEEPS_PEOPLE,
    answers: { 200: invitationListSchema },
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite a person; the link is shown only once',
    access: KEEPS_PEOPLE,
    body: inviteSchema,
    answers: { 201: invitationMadeSchema },
    problems: ['not-found', 'forbidden'],
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/api/invitations/{invitationId}',
    summary: 'Revoke an invitation',
    access: KEEPS_PEOPLE,
    answers: { 200: invitationSchema },
    problems: ['not-found'],
  },
  lookInvitation: {
    method: 'POST',
    path: '/api/invitations/look',
    summary: 'Details of an invitation',
    access: EVERYONE,
    isSignInAttempt: true,
    body: lookInvitationSchema,
    answers: { 200: invitationFactsSchema },
    problems: ['invitation-gone'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Accept an invitation: creates the account if needed, and signs in',
    access: EVERYONE,
    isSignInAttempt: true,
    body: acceptInvitationSchema,
    answers: { 200: signedInSchema },
    problems: ['invitation-gone', 'email-taken', 'password-weak', 'sign-in-refused', 'sign-in-locked'],
  },
  joinByInvitation: {
    method: 'POST',
    path: '/api/invitations/join',
    summary: 'Accept an invitation with your current account',
    access: SIGNED_IN,
    isSignInAttempt: true,
    body: lookInvitationSchema,
    answers: { 200: statusOkSchema },
    problems: ['invitation-gone', 'other-email'],
  },
} as const satisfies Record<string, Operation>;

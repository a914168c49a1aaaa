'use client';

import { Portal } from '@mantine/core';
import type { ReactNode } from 'react';

export const HEADER_ACTIONS_ID = 'header-actions';

/** A page's actions on the right of the phone header. */
export function HeaderActions({ children }: { children: ReactNode }) {
  return <Portal target={`#${HEADER_ACTIONS_ID}`}>{children}</Portal>;
}

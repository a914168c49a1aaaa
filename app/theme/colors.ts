import type { MantineColorsTuple } from '@mantine/core';

/** 藍 (indigo), the primary color. */
export const ai: MantineColorsTuple = [
  '#eef3fc',
  '#dde7f8',
  '#b7cbef',
  '#8dade6',
  '#668fdc',
  '#3f6fcc',
  '#2b5abd',
  '#224a9e',
  '#1b3b80',
  '#132b61',
];

/** Shades 5 and lighter are never used for text. */
export const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e4e7ec',
  '#d8dde4',
  '#b6bdc8',
  '#8b94a2',
  '#667080',
  '#586170',
  '#2d3542',
  '#161b25',
];

/** Shade 7 is for surfaces, 8 for the page background. */
export const dark: MantineColorsTuple = [
  '#e6e9ee',
  '#bcc3ce',
  '#98a1af',
  '#858e9d',
  '#282e39',
  '#2a303b',
  '#1e232c',
  '#181c24',
  '#12151b',
  '#0c0f14',
];

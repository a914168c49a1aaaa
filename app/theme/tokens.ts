import type { MantineThemeOverride } from '@mantine/core';
import { ai, dark, gray } from './colors.ts';

/** What Mantine turns into CSS variables: variables.css is generated from it and from css-variables.ts. */
export const tokens: MantineThemeOverride = {
  fontFamily:
    '"Inter Variable", "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", sans-serif',
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.5' },
      h2: { fontSize: '16px', lineHeight: '1.5' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
      h4: { fontSize: '13px', lineHeight: '1.5' },
      h5: { fontSize: '13px', lineHeight: '1.5' },
      h6: { fontSize: '13px', lineHeight: '1.5' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '7px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgba(22, 27, 37, 0.05)',
    md: '0 0 0 1px rgba(22, 27, 37, 0.06), 0 8px 28px rgba(22, 27, 37, 0.16)',
  },
  breakpoints: { xs: '36em', sm: '48em', md: '62em', lg: '75em', xl: '105em' },
  colors: { ai, gray, dark },
  primaryColor: 'ai',
  primaryShade: { light: 6, dark: 5 },
  black: '#161b25',
  respectReducedMotion: true,
  cursorType: 'pointer',
};

import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from '#lib/checks/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './lib/checks/browser-setup.ts',
  // All specs share one Haizen with one trial chain.
  workers: 1,
  // Retries would hide the races that this project is about.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Only reached by a hang, even on a busy machine.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.HAIZEN_E2E_URL,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] },
  },
});

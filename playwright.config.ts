import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from '#lib/checks/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './lib/checks/browser-setup.ts',
  // One Haizen with one trial chain serves all specs.
  workers: 1,
  // A test that passes on a second try hides what this project is about.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Only a hang takes so long, on a busy machine too; what passes does not wait for it.
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

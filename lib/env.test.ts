import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const DATABASE_URL = 'postgresql://haizen:secret@db/haizen';

describe('readEnv', () => {
  it('fills in what is absent or empty', () => {
    const env = {
      DATABASE_URL,
      HAIZEN_ROLE: 'all',
      HAIZEN_LOG_LEVEL: 'info',
      HAIZEN_HOST_LIMIT: 32,
      HAIZEN_SHOP_DEADLINE_SECONDS: 300,
      HAIZEN_API_RATE: 6_000,
      HAIZEN_TRUSTED_PROXIES: 1,
    };
    expect(readEnv({ DATABASE_URL })).toEqual(env);
    expect(readEnv({ DATABASE_URL, HAIZEN_ROLE: '', HAIZEN_API_KEY: '', HAIZEN_LOG_LEVEL: undefined })).toEqual(env);
  });

  it('takes what is given, and nothing that is not ours', () => {
    const given = {
      DATABASE_URL,
      HAIZEN_ROLE: 'worker',
      HAIZEN_API_KEY: 'sixteen-letters!',
      HAIZEN_URL: 'https://haizen.example.com:8443',
      HAIZEN_ADMIN_EMAIL: 'admin@example.com',
      HAIZEN_ADMIN_PASSWORD: 'horse-battery-staple 1',
      HAIZEN_API_RATE: '60',
      HAIZEN_TRUSTED_PROXIES: '2',
      HAIZEN_METRICS_TOKEN: 'sixteen-letters!',
      HAIZEN_LAUNCH_KEY: 'thirty-two-letters-and-not-one-x',
      HAIZEN_WORKER_NAME: 'kitchen-2',
      HAIZEN_LOG_LEVEL: 'silent',
      HAIZEN_HOST_LIMIT: '64',
      HAIZEN_SHOP_DEADLINE_SECONDS: '60',
      HAIZEN_METRICS_PORT: '9464',
      HAIZEN_TRIAL_POS_URL: 'http://127.0.0.1:4001',
      HAIZEN_TRIAL_ORDERING_URL: 'http://127.0.0.1:4002',
    };
    expect(readEnv({ ...given, PATH: '/bin' })).toEqual({
      ...given,
      HAIZEN_API_RATE: 60,
      HAIZEN_TRUSTED_PROXIES: 2,
      HAIZEN_HOST_LIMIT: 64,
      HAIZEN_SHOP_DEADLINE_SECONDS: 60,
      HAIZEN_METRICS_PORT: 9464,
    });
  });

  it("takes an installation's origin with the slash that an address bar shows", () => {
    expect(readEnv({ DATABASE_URL, HAIZEN_URL: 'https://haizen.example.com/' }).HAIZEN_URL).toBe(
      'https://haizen.example.com',
    );
  });

  it.each([
    [{}, /DATABASE_URL/u],
    [{ DATABASE_URL: '' }, /DATABASE_URL/u],
    [{ DATABASE_URL, HAIZEN_ROLE: 'webb' }, /HAIZEN_ROLE/u],
    [{ DATABASE_URL, HAIZEN_API_KEY: 'short-secret' }, /HAIZEN_API_KEY/u],
    [{ DATABASE_URL, HAIZEN_URL: 'haizen.example.com' }, /HAIZEN_URL/u],
    [{ DATABASE_URL, HAIZEN_URL: 'ftp://haizen.example.com' }, /HAIZEN_URL/u],
    [{ DATABASE_URL, HAIZEN_URL: 'https://haizen.example.com/console' }, /HAIZEN_URL.*only the origin/u],
    [{ DATABASE_URL, HAIZEN_URL: 'https://user:word@haizen.example.com' }, /HAIZEN_URL.*only the origin/u],
    [{ DATABASE_URL, HAIZEN_ADMIN_EMAIL: 'admin', HAIZEN_ADMIN_PASSWORD: 'x' }, /HAIZEN_ADMIN_EMAIL/u],
    [{ DATABASE_URL, HAIZEN_ADMIN_EMAIL: 'admin@example.com' }, /HAIZEN_ADMIN_EMAIL.*HAIZEN_ADMIN_PASSWORD/u],
    [{ DATABASE_URL, HAIZEN_ADMIN_PASSWORD: 'x' }, /HAIZEN_ADMIN_EMAIL.*HAIZEN_ADMIN_PASSWORD/u],
    [{ DATABASE_URL, HAIZEN_WORKER_NAME: 'x'.repeat(61) }, /HAIZEN_WORKER_NAME/u],
    [{ DATABASE_URL, HAIZEN_API_RATE: '0' }, /HAIZEN_API_RATE/u],
    [{ DATABASE_URL, HAIZEN_HOST_LIMIT: '0' }, /HAIZEN_HOST_LIMIT/u],
    [{ DATABASE_URL, HAIZEN_METRICS_PORT: '70000' }, /HAIZEN_METRICS_PORT/u],
    [{ DATABASE_URL, HAIZEN_METRICS_PORT: 'on' }, /HAIZEN_METRICS_PORT/u],
    [{ DATABASE_URL, HAIZEN_TRIAL_POS_URL: 'pos' }, /HAIZEN_TRIAL_POS_URL/u],
  ])('says in one sentence which setting is wrong: %j', (source, name) => {
    expect(() => readEnv(source)).toThrow(/^These settings can't be used: .+\.$/u);
    expect(() => readEnv(source)).toThrow(name);
  });

  it('names everything that is wrong, and tells no secret', () => {
    const source = { DATABASE_URL, HAIZEN_ROLE: 'webb', HAIZEN_API_KEY: 'short-secret', HAIZEN_TRIAL_POS_URL: 'x:y' };
    expect(() => readEnv(source)).toThrow(/^(?!.*(?:short-secret|haizen:secret)).*HAIZEN_ROLE.*HAIZEN_API_KEY/u);
  });
});

import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const HAIZEN_SECRET = 'a secret of thirty-two characters';
const GIVEN = { DATABASE_URL: 'postgresql://haizen:secret@db/haizen', HAIZEN_SECRET };

describe('readEnv', () => {
  it('applies defaults to absent and empty variables', () => {
    const env = {
      ...GIVEN,
      HAIZEN_ROLE: 'all',
      HAIZEN_OLD_SECRETS: [],
      HAIZEN_ALLOW_PRIVATE_UPSTREAMS: false,
      HAIZEN_LOG_LEVEL: 'info',
      HAIZEN_HOST_LIMIT: 32,
      HAIZEN_SHOP_DEADLINE_SECONDS: 300,
      HAIZEN_API_RATE: 6_000,
    };
    expect(readEnv(GIVEN)).toEqual(env);
    expect(readEnv({ ...GIVEN, HAIZEN_ROLE: '', HAIZEN_API_KEY: '', HAIZEN_LOG_LEVEL: undefined })).toEqual(env);
  });

  it('parses every variable and ignores unknown ones', () => {
    const given = {
      ...GIVEN,
      HAIZEN_SECRET: ` ${HAIZEN_SECRET}\n`,
      HAIZEN_ROLE: 'worker',
      HAIZEN_OLD_SECRETS: ' an old secret of enough characters,, another old one of enough characters, ',
      HAIZEN_ALLOW_PRIVATE_UPSTREAMS: '1',
      HAIZEN_API_KEY: 'sixteen-letters!',
      HAIZEN_URL: 'https://haizen.example.com:8443',
      HAIZEN_ADMIN_EMAIL: 'admin@example.com',
      HAIZEN_ADMIN_PASSWORD: 'horse-battery-staple 1',
      HAIZEN_API_RATE: '60',
      HAIZEN_TRUSTED_PROXIES: '2',
      HAIZEN_HOST: '0.0.0.0',
      HAIZEN_AUDIT_DAYS: '400',
      HAIZEN_METRICS_TOKEN: 'sixteen-letters!',
      HAIZEN_LAUNCH_KEY: 'thirty-two-letters-and-not-one-x',
      HAIZEN_WORKER_NAME: 'kitchen-2',
      HAIZEN_LOG_LEVEL: 'silent',
      HAIZEN_HOST_LIMIT: '64',
      HAIZEN_SHOP_DEADLINE_SECONDS: '60',
      HAIZEN_METRICS_PORT: '9464',
      HAIZEN_CSV_FOLDER: '/srv/exports',
      HAIZEN_TRIAL_POS_URL: 'http://127.0.0.1:4001',
      HAIZEN_TRIAL_ORDERING_URL: 'http://127.0.0.1:4002',
    };
    expect(readEnv({ ...given, PATH: '/bin' })).toEqual({
      ...given,
      HAIZEN_SECRET,
      HAIZEN_OLD_SECRETS: ['an old secret of enough characters', 'another old one of enough characters'],
      HAIZEN_ALLOW_PRIVATE_UPSTREAMS: true,
      HAIZEN_API_RATE: 60,
      HAIZEN_TRUSTED_PROXIES: 2,
      HAIZEN_AUDIT_DAYS: 400,
      HAIZEN_HOST_LIMIT: 64,
      HAIZEN_SHOP_DEADLINE_SECONDS: 60,
      HAIZEN_METRICS_PORT: 9464,
    });
  });

  it('accepts a trailing slash in HAIZEN_URL', () => {
    expect(readEnv({ ...GIVEN, HAIZEN_URL: 'https://haizen.example.com/' }).HAIZEN_URL).toBe(
      'https://haizen.example.com',
    );
  });

  it('accepts proxies as a number or as addresses and networks', () => {
    const read = (given: string) => readEnv({ ...GIVEN, HAIZEN_TRUSTED_PROXIES: given }).HAIZEN_TRUSTED_PROXIES;
    expect(read('0')).toBe(0);
    expect(read('10.0.0.5')).toEqual(['10.0.0.5']);
    expect(read('10.0.0.5, 10.1.0.0/16,2001:db8::/48, ::1')).toEqual([
      '10.0.0.5',
      '10.1.0.0/16',
      '2001:db8::/48',
      '::1',
    ]);
  });

  it.each([
    [{}, /DATABASE_URL/u],
    [{ ...GIVEN, DATABASE_URL: '' }, /DATABASE_URL/u],
    [{ ...GIVEN, HAIZEN_SECRET: '' }, /HAIZEN_SECRET/u],
    [{ ...GIVEN, HAIZEN_SECRET: 'x'.repeat(31) }, /HAIZEN_SECRET/u],
    [{ ...GIVEN, HAIZEN_SECRET: `${HAIZEN_SECRET},x` }, /HAIZEN_SECRET \(without a comma\)/u],
    [{ ...GIVEN, HAIZEN_OLD_SECRETS: `${HAIZEN_SECRET},short-secret` }, /HAIZEN_OLD_SECRETS/u],
    [{ ...GIVEN, HAIZEN_ALLOW_PRIVATE_UPSTREAMS: 'yes' }, /HAIZEN_ALLOW_PRIVATE_UPSTREAMS/u],
    [{ ...GIVEN, HAIZEN_ROLE: 'webb' }, /HAIZEN_ROLE/u],
    [{ ...GIVEN, HAIZEN_API_KEY: 'short-secret' }, /HAIZEN_API_KEY/u],
    [{ ...GIVEN, HAIZEN_WORKER_NAME: 'x'.repeat(61) }, /HAIZEN_WORKER_NAME/u],
    [{ ...GIVEN, HAIZEN_HOST_LIMIT: '0' }, /HAIZEN_HOST_LIMIT/u],
    [{ ...GIVEN, HAIZEN_CSV_FOLDER: 'exports' }, /HAIZEN_CSV_FOLDER \(an absolute path\)/u],
    [{ ...GIVEN, HAIZEN_METRICS_PORT: '70000' }, /HAIZEN_METRICS_PORT/u],
    [{ ...GIVEN, HAIZEN_METRICS_PORT: 'on' }, /HAIZEN_METRICS_PORT/u],
    [{ ...GIVEN, HAIZEN_TRIAL_POS_URL: 'pos' }, /HAIZEN_TRIAL_POS_URL/u],
    [{ ...GIVEN, HAIZEN_URL: 'haizen.example.com' }, /HAIZEN_URL/u],
    [{ ...GIVEN, HAIZEN_URL: 'ftp://haizen.example.com' }, /HAIZEN_URL/u],
    [{ ...GIVEN, HAIZEN_URL: 'https://haizen.example.com/console' }, /HAIZEN_URL.*only the origin/u],
    [{ ...GIVEN, HAIZEN_URL: 'https://user:word@haizen.example.com' }, /HAIZEN_URL.*only the origin/u],
    [{ ...GIVEN, HAIZEN_ADMIN_EMAIL: 'admin', HAIZEN_ADMIN_PASSWORD: 'x' }, /HAIZEN_ADMIN_EMAIL/u],
    [{ ...GIVEN, HAIZEN_ADMIN_EMAIL: 'admin@example.com' }, /HAIZEN_ADMIN_EMAIL.*HAIZEN_ADMIN_PASSWORD/u],
    [{ ...GIVEN, HAIZEN_ADMIN_PASSWORD: 'x' }, /HAIZEN_ADMIN_EMAIL.*HAIZEN_ADMIN_PASSWORD/u],
    [{ ...GIVEN, HAIZEN_API_RATE: '0' }, /HAIZEN_API_RATE/u],
    [{ ...GIVEN, HAIZEN_TRUSTED_PROXIES: '11' }, /HAIZEN_TRUSTED_PROXIES/u],
    [{ ...GIVEN, HAIZEN_TRUSTED_PROXIES: '-1' }, /HAIZEN_TRUSTED_PROXIES/u],
    [
      { ...GIVEN, HAIZEN_TRUSTED_PROXIES: 'proxy.example.com' },
      /HAIZEN_TRUSTED_PROXIES \(a number from 0 to 10, or addresses/u,
    ],
    [{ ...GIVEN, HAIZEN_TRUSTED_PROXIES: '10.0.0.5, ' }, /HAIZEN_TRUSTED_PROXIES/u],
    [{ ...GIVEN, HAIZEN_TRUSTED_PROXIES: '10.0.0.0/33' }, /HAIZEN_TRUSTED_PROXIES/u],
    [{ ...GIVEN, HAIZEN_AUDIT_DAYS: '29' }, /HAIZEN_AUDIT_DAYS/u],
  ])('names the invalid setting: %j', (source, name) => {
    expect(() => readEnv(source)).toThrow(/^These settings can't be used: .+\.$/u);
    expect(() => readEnv(source)).toThrow(name);
  });

  it('names every invalid setting and reveals no secret', () => {
    const source = {
      ...GIVEN,
      HAIZEN_ROLE: 'webb',
      HAIZEN_API_KEY: 'short-secret',
      HAIZEN_OLD_SECRETS: 'short-secret',
    };
    expect(() => readEnv(source)).toThrow(/^(?!.*(?:short-secret|haizen:secret)).*HAIZEN_ROLE.*HAIZEN_API_KEY/u);
  });
});

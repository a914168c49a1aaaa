import { describe, expect, it } from 'vitest';
import { createUpstreamRules } from './upstream-rules.ts';

const strict = createUpstreamRules({ allowPrivate: false });
const open = createUpstreamRules({ allowPrivate: true });

const ALLOWED = [
  'https://connect.squareup.com',
  'https://connect.squareup.com/',
  'https://connect.squareup.com:8443/pos',
  'https://例え.テスト',
  'https://localhost.example.com',
  'https://8.8.8.8',
  'https://[2606:4700::1111]:444/x',
  'https://oder.example./v1',
];

const REFUSED = [
  // without TLS, or with another scheme
  'http://connect.squareup.com',
  'http://8.8.8.8',
  'ftp://oder.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'not a URL',
  '',
  // more than origin and path
  'https://user@oder.example',
  'https://user:password@oder.example',
  'https://:password@oder.example',
  'https://oder.example@127.0.0.1',
  'https://oder.example/?token=1',
  'https://oder.example/#x',
  // this machine, by name
  'https://localhost',
  'https://LOCALHOST',
  'https://localhost.',
  'https://localhost..',
  'https://pos.localhost:8443',
  'https://printer.local',
  'https://metadata.google.internal',
  'https://router.home.arpa',
  'https://ｌｏｃａｌｈｏｓｔ',
  'https://local%68ost',
  // and by address, in every spelling
  'https://127.0.0.1',
  'https://127.0.0.1.',
  'https://127.1',
  'https://2130706433',
  'https://0x7f000001',
  'https://0x7f.0.0.1',
  'https://0177.0.0.1',
  'https://017700000001',
  'https://127.0.0.0x1',
  'https://%31%32%37.0.0.1',
  'https://127。0。0。1',
  'https://１２７.0.0.1',
  'https://①②⑦.0.0.1',
  'https://0',
  'https://0.0.0.0',
  'https://[::]',
  'https://[::1]:443',
  'https://[0:0:0:0:0:0:0:1]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:7f00:1]',
  'https://[::127.0.0.1]',
  // the company's network, and cloud-internal addresses
  'https://10.0.0.8',
  'https://0xa.8',
  'https://192.168.1.1:8443/admin',
  'https://172.16.0.1',
  'https://169.254.169.254/latest/meta-data',
  'https://2852039166',
  'https://[::ffff:169.254.169.254]',
  'https://[fd00:ec2::254]',
  'https://[64:ff9b::a9fe:a9fe]',
  'https://[2002:a9fe:a9fe::]',
  'https://100.100.100.200',
  'https://[fe80::1]',
];

describe('base URLs', () => {
  it.each(ALLOWED)('%s is allowed', (url) => expect(strict.allowsUrl(url)).toBe(true));
  it.each(REFUSED)('%j is not allowed', (url) => expect(strict.allowsUrl(url)).toBe(false));
});

describe('if private upstreams are allowed', () => {
  it.each(['http://127.0.0.1:4001', 'http://pos.local/v1', 'https://[::1]', 'http://10.0.0.8', 'https://pos.example'])(
    '%s is allowed',
    (url) => expect(open.allowsUrl(url)).toBe(true),
  );
  it.each(['ftp://10.0.0.8', 'http://user@10.0.0.8', 'http://10.0.0.8/?a', 'http://10.0.0.8/#a', 'pos'])(
    '%s is not allowed',
    (url) => expect(open.allowsUrl(url)).toBe(false),
  );
});

describe("for the trial's simulators", () => {
  const trial = createUpstreamRules({ allowPrivate: false, trusted: ['http://127.0.0.1:4001', undefined, 'nowhere'] });

  it.each(['http://127.0.0.1:4001', 'http://127.0.0.1:4001/', 'http://127.1:4001/pos', 'https://pos.example'])(
    '%s is allowed',
    (url) => expect(trial.allowsUrl(url)).toBe(true),
  );
  it.each([
    'http://127.0.0.1:4002',
    'http://127.0.0.1',
    'https://127.0.0.1:4001',
    'http://localhost:4001',
    'http://127.0.0.2:4001',
    'http://[::ffff:127.0.0.1]:4001',
    'http://a@127.0.0.1:4001',
    'nowhere',
  ])('%s is not allowed', (url) => expect(trial.allowsUrl(url)).toBe(false));
});

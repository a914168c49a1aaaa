import { describe, expect, it } from 'vitest';
import { proxyMismatch } from './proxy-mismatch.ts';
import { proxySettingWarnings, trustedProxies } from './trusted-proxies.ts';

const ownUrl = 'https://haizen.example.com';

function found(setting: number | readonly string[], forwarded: string, host = 'haizen.example.com') {
  const headers = new Headers({ 'x-forwarded-for': forwarded, host });
  return proxyMismatch(headers, { trusted: trustedProxies({ setting, url: undefined }), ownUrl });
}

describe('proxyMismatch', () => {
  it.each<[number | readonly string[], string, ReturnType<typeof found>]>([
    [0, '203.0.113.9', null],
    [0, '203.0.113.9, 10.0.0.1', 'header-ignored'],
    [1, '203.0.113.9, 10.0.0.1', null],
    [1, '10.0.0.1', 'header-missing'],
    [2, '203.0.113.9, 10.0.0.1', 'header-missing'],
    [['10.0.0.1'], '203.0.113.9, 10.0.0.1', null],
    [['10.0.0.1'], '10.0.0.1', 'header-missing'],
    [['10.0.0.1'], '203.0.113.9, 10.0.0.2', 'peer-not-listed'],
    [['10.0.0.1'], '203.0.113.9', null],
  ])('behind %j, from %s: %s', (setting, forwarded, mismatch) => {
    expect(found(setting, forwarded)).toBe(mismatch);
  });

  it('ignores a local probe, which bypasses the proxy', () => {
    expect(found(1, '127.0.0.1', 'localhost:3000')).toBeNull();
  });
});

describe('proxySettingWarnings', () => {
  const warnings = (setting: number | readonly string[] | undefined, url?: string, host = '127.0.0.1') =>
    proxySettingWarnings({ setting, url, host });

  it('is empty if the settings are consistent', () => {
    expect(warnings(undefined)).toEqual([]);
    expect(warnings(0, 'http://haizen.example.com')).toEqual([]);
    expect(warnings(undefined, ownUrl)).toEqual([]);
    expect(warnings(1, ownUrl)).toEqual([]);
    expect(warnings(['10.0.0.0/8'], undefined, '0.0.0.0')).toEqual([]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['https without proxies', warnings(0, ownUrl), /everybody seems to come from the proxy/u],
    ['proxies without https', warnings(1), /can forge their address/u],
    ['counted proxies and a public port', warnings(undefined, ownUrl, '0.0.0.0'), /listens on 0\.0\.0\.0/u],
  ])('warns about %s', (_what, sentences, words) => {
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(words);
  });
});

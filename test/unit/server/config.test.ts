import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { apiConfig, migrationConfig, stackPorts, workerConfig } from '../../../server/config.ts';

const STORES = { DATABASE_URL: 'postgres://db/p', TEMPORAL_ADDRESS: 'temporal:7233', PAYLOAD_KEY_FILE: '/k/payload' };
const API = { ...STORES, FIELD_KEY_FILE: '/k/field', JWT_KEY_FILE: '/k/jwt' };

test('everything that is missing is named at once', () => {
  expect(() => apiConfig({ DATABASE_URL: 'x', PAYLOAD_KEY_FILE: '' })).toThrow(
    '没有设置环境变量 TEMPORAL_ADDRESS、PAYLOAD_KEY_FILE、FIELD_KEY_FILE、JWT_KEY_FILE',
  );
  expect(() => workerConfig({})).toThrow('DATABASE_URL、TEMPORAL_ADDRESS、PAYLOAD_KEY_FILE');
  expect(() => migrationConfig({})).toThrow('DATABASE_URL');
});

test('what may be absent has its default', () => {
  expect(apiConfig(API)).toEqual({
    databaseUrl: 'postgres://db/p',
    temporalAddress: 'temporal:7233',
    namespace: 'default',
    payloadKeyFile: '/k/payload',
    fieldKeyFile: '/k/field',
    jwtKeyFile: '/k/jwt',
    site: { name: '重大行政决策预公开', domain: null, siteIdCode: null, icp: null, policeRecord: null },
    trustProxy: false,
    host: '127.0.0.1',
    port: 8080,
  });
  expect(workerConfig(STORES)).not.toHaveProperty('buildId');
  expect(migrationConfig(STORES)).toEqual({ databaseUrl: 'postgres://db/p', rehearsal: false });
  expect(stackPorts({})).toEqual({});
});

test.each(['0', '65536', '80.5', 'http', '-1'])('a port of %s is refused with its variable', (port) => {
  expect(() => apiConfig({ ...API, PORT: port })).toThrow(`环境变量 PORT 应为1至65535的端口号，收到 ${port}`);
  expect(() => stackPorts({ PG_PORT: port })).toThrow('PG_PORT');
});

test('a rehearsal and a trusted proxy must be said in so many words', () => {
  expect(migrationConfig({ ...STORES, REHEARSAL: '1' }).rehearsal).toBe(false);
  expect(migrationConfig({ ...STORES, REHEARSAL: 'true' }).rehearsal).toBe(true);
  expect(apiConfig({ ...API, TRUST_PROXY: 'yes' }).trustProxy).toBe(false);
  expect(apiConfig({ ...API, TRUST_PROXY: 'true' }).trustProxy).toBe(true);
});

test('docs/operations.md lists every variable that is read', () => {
  const root = join(import.meta.dirname, '../../..');
  const read = new Set(
    readFileSync(join(root, 'server/config.ts'), 'utf8').match(/(?<=')[A-Z][A-Z0-9_]+(?=')|(?<=\{ |, )[A-Z][A-Z_]+(?=,| \})/g),
  );
  const listed = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  expect(read.size).toBeGreaterThan(15);
  expect([...read].filter((name) => !listed.includes(`\`${name}\``))).toEqual([]);
});

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installConnector } from './pack-connector.js';

/** What a borough's developers write on their first day. */
const CASE_SYSTEM = `
import {
  HttpDoor, makeEncryptionKey, openReleased, QueueDoor, sealForRelease,
} from '@pan-london-caf-hub/borough-connector';

const hub = new HttpDoor(process.argv[2], () => Promise.resolve('token'));
const { body } = await hub.get('/v1/authorities');
const key = await makeEncryptionKey('first');
const wanted = { binding: 'release 1', recipientKey: key.publicKey };
async function* content() { yield Buffer.from('what is known'); }
const { content: sealed, headers } = await sealForRelease(wanted, content());
const reply = new Response(sealed, { headers: {
  ...headers, 'content-binding': wanted.binding,
  'document-id': 'd', 'document-version': '1', 'document-media-type': 'text/plain',
} });
const opened = [];
for await (const piece of (await openReleased(reply, key.privateKey)).content) opened.push(piece);
console.log(JSON.stringify({
  authorities: body.items, door: typeof QueueDoor.open, opened: Buffer.concat(opened).toString(),
}));
`;

describe('the connector in an empty project', () => {
  let project: string;
  let imported: Set<string>;
  let hub: Server;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'case-system-'));
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    imported = installConnector(project);
    writeFileSync(join(project, 'case-system.mjs'), CASE_SYSTEM);
    hub = createServer((_request, reply) => {
      reply.setHeader('content-type', 'application/json');
      reply.end(JSON.stringify({ items: ['E09000023'] }));
    });
    await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
  }, 60_000);
  afterAll(() => {
    hub.close().closeAllConnections();
    rmSync(project, { recursive: true });
  });

  it('imports what its manifest names, and nothing that reads shapes', () => {
    const packages = [...imported].filter((name) => !name.startsWith('node:')).sort();

    expect(packages).toEqual(['amqplib', 'jose', 'uuid']);
    expect(
      readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')),
    ).toEqual(['@pan-london-caf-hub', 'amqplib', 'jose', 'uuid']);
    expect(existsSync(join(project, 'node_modules/class-validator'))).toBe(false);
  });

  it('asks the hub, seals a content and opens it again', async () => {
    const url = `http://127.0.0.1:${String((hub.address() as AddressInfo).port)}`;
    const { stdout } = await promisify(execFile)(process.execPath, ['case-system.mjs', url], {
      cwd: project,
    });

    expect(JSON.parse(stdout)).toEqual({
      authorities: ['E09000023'],
      door: 'function',
      opened: 'what is known',
    });
  }, 60_000);
});

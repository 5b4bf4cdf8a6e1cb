// Azure's blob storage for tests: node server.mjs ACCOUNT KEY
// Writes one JSON line with its port and keeps everything in memory; ends when its standard input does.
import { createRequire } from 'node:module';

const [account, key] = process.argv.slice(2);
process.env.AZURITE_ACCOUNTS = `${account}:${key}`;
process.argv.splice(2, 2, '--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence', '--silent', '--disableTelemetry');
process.stdin.resume().on('end', () => process.exit(0));
console.log = (text) => {
  const port = /successfully listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(String(text))?.[1];
  if (port) process.stdout.write(`${JSON.stringify({ port: Number(port) })}\n`);
};
createRequire(import.meta.url)('azurite/dist/src/blob/main.js');

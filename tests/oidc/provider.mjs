// A city's sign-in service for tests: node provider.mjs
// Writes one JSON line with its issuer; ends when its standard input does. Each line of input says what comes next:
//   {"client":{"id":"…","secret":"…","redirect":"http://…"}}   registers an application
//   {"api":"urn:…"}   an interface for which it makes access tokens (JWT)
//   {"logouts":true}   answers with the logout tokens that it would have sent to applications since the last such question
//   {"person":{"sub":"…","email":"…","groups":["…"],"amr":["…"]}}   whoever signs in next is this person, without being asked
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

// Its notices go elsewhere: on standard output each line is an answer.
console.info = console.log = console.error;
const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;
const clients = new Map();
const people = new Map();
const apis = new Set();
let logouts = [];
let next;

const provider = new Provider(issuer, {
  clients: [],
  // Applications come while it runs.
  adapter: class {
    static rows = new Map();
    constructor(name) { this.name = name; }
    key(id) { return `${this.name}:${id}`; }
    async find(id) { return this.name === 'Client' ? clients.get(id) : this.constructor.rows.get(this.key(id)); }
    async findByUid(uid) { return [...this.constructor.rows.values()].find((r) => r.uid === uid); }
    async findByUserCode() {}
    async upsert(id, row) { this.constructor.rows.set(this.key(id), row); }
    async consume(id) { this.constructor.rows.get(this.key(id)).consumed = Math.floor(Date.now() / 1000); }
    async destroy(id) { this.constructor.rows.delete(this.key(id)); }
    async revokeByGrantId(grant) { for (const [key, row] of this.constructor.rows) if (row.grantId === grant) this.constructor.rows.delete(key); }
  },
  pkce: { required: () => true },
  claims: { openid: ['sub', 'groups', 'roles', 'realm_access', 'amr', 'acr'], email: ['email', 'email_verified'], profile: ['name'] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    backchannelLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, audience) => ({ audience, scope: 'plans:drafts contributions:all PLANS:DRAFTS other', accessTokenFormat: apis.has(audience) ? 'jwt' : 'opaque', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } } }),
    },
  },
  scopes: ['openid', 'offline_access', 'plans:drafts', 'contributions:all', 'PLANS:DRAFTS', 'other'],
  cookies: { keys: ['tests only'] },
  // The application of the tests has no port: they take its post from here.
  fetch: async (url, options) => {
    logouts.push(new URLSearchParams(options.body).get('logout_token'));
    return new Response(null, { status: 200 });
  },
  findAccount: (ctx, sub) => ({ accountId: sub, claims: () => people.get(sub) }),
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
});
provider.on('server_error', (ctx, error) => console.error(error));

const answer = provider.callback();
server.on('request', async (req, res) => {
  // Another site with a link, for browsers.
  if (req.url.startsWith('/verweis?')) return res.setHeader('content-type', 'text/html').end(`<!doctype html><link rel="icon" href="data:,"><a href="${encodeURI(decodeURIComponent(req.url.slice(9)))}">Verweis</a>`);
  if (!req.url.startsWith('/interaction/')) return answer(req, res);
  try {
    const { prompt, params, session } = await provider.interactionDetails(req, res);
    if (prompt.name === 'login') return await provider.interactionFinished(req, res, { login: { accountId: next.sub, amr: next.amr, acr: next.acr } });
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope('openid email profile');
    await provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  } catch (error) {
    console.error(error);
    res.writeHead(500).end();
  }
});

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { client, person, api, logouts: asked } = JSON.parse(line);
    if (client) clients.set(client.id, { client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirect], post_logout_redirect_uris: [new URL('/abmelden', client.redirect).href], backchannel_logout_uri: `${client.redirect}/abmeldung`, backchannel_logout_session_required: true, grant_types: ['authorization_code', 'client_credentials'] });
    if (api) apis.add(api);
    if (person) people.set(person.sub, (next = person));
    if (asked) {
      say({ logouts });
      logouts = [];
    } else say({ done: true });
  })
  .on('close', () => process.exit(0));
say({ issuer });

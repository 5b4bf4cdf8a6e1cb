// A mail server for tests: node sink.mjs accept|hang|stall|late|drop|refuse|delay
// Writes one JSON line with its port, then one for each message that it received whole; ends when its standard input does.
import { createServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const mode = process.argv[2] ?? 'accept';
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const reply = (code) => Object.assign(new Error('the sink was told so'), { responseCode: code });

async function receive(stream, session, done) {
  const mail = await simpleParser(stream);
  const header = (name) => mail.headers.get(name) ?? null;
  say({
    messageId: mail.messageId ?? null,
    to: session.envelope.rcptTo.map((r) => r.address),
    from: session.envelope.mailFrom.address,
    fromName: mail.from.value[0].name,
    replyTo: mail.replyTo?.value[0].address ?? null,
    subject: mail.subject,
    text: mail.text,
    charset: header('content-type')?.params?.charset ?? null,
    autoSubmitted: header('auto-submitted'),
    // As it came over the wire, folded or not: the parser reads List-* itself.
    listHeaders: mail.headerLines.filter((h) => h.key.startsWith('list-')).map((h) => h.line),
  });
  if (mode === 'stall') return;
  if (mode === 'late') return setTimeout(done, 2000);
  if (mode === 'drop') for (const one of smtp.connections) one._socket.destroy();
  else done();
}

const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onRcptTo: (address, session, done) => done(mode === 'refuse' ? reply(550) : mode === 'delay' ? reply(451) : null),
  onData: receive,
});
smtp.on('error', () => {});

const server = mode === 'hang' ? createServer((socket) => socket.on('error', () => {}).write('220 sink\r\n')) : smtp.server;
server.listen(0, '127.0.0.1', () => say({ port: server.address().port }));
process.stdin.resume().on('end', () => process.exit(0));

// Runs the vectors of the Go test through zoek.js and prints what differs.
// Input: [[kind, argument, …, expected], …] as JSON lines on standard input.
import { createInterface } from 'node:readline';
import { ruim } from './ruim.js';
import { fold, slug, stem, tokenize } from './woorden.js';

const { distance, soundKey, Splitter } = ruim(0, stem, []);
let splitter;
const kinds = {
  vouw: fold, slug, stam: stem, klank: soundKey,
  woorden: s => tokenize(s).map(t => (t.part ? '+' : '') + t.form).join(' '),
  afstand: s => { const [a, b] = s.split(' '); return String(distance(a, b, 2)); },
  delen: words => { const lists = words.split('.').map(s => s.split(' ')); splitter = new Splitter({ words: () => lists.shift() }); return ''; },
  splits: s => splitter.split(s).join(' '),
  stuk: s => splitter.piece(s),
};
let n = 0, wrong = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [kind, argument, want] = JSON.parse(line);
  const got = kinds[kind](argument);
  n++;
  if (got !== want && wrong++ < 20) console.log(`${kind} ${JSON.stringify(argument)}: js ${JSON.stringify(got)}, go ${JSON.stringify(want)}`);
}
console.log(`${n} vectors, ${wrong} differ`);
process.exit(wrong ? 1 : 0);

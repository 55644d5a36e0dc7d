// Unpacks every file of ./bundel and random data with uitpakken.js, as old
// browsers do, compares with zlib, and gives damaged files to both readers: an
// error is right and so is some answer, an endless loop is not.
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { uitpakken } from './uitpakken.js';
import { Zoeker } from './zoek.js';

let seed = 7;
const random = n => (seed = seed * 48271 % 2147483647) % n;
const files = Object.fromEntries(readdirSync('bundel', { recursive: true }).filter(f => f.endsWith('.bin')).map(f => [f, readFileSync('bundel/' + f)]));
const all = Object.values(files);
for (let i = 0; i < 200; i++) {
  const b = new Uint8Array(random(70000)).map(() => i % 3 ? random(256) : 65 + random(3));
  all.push(deflateSync(b, { level: i % 10 }));
}
for (const z of all) {
  const want = inflateSync(z), got = Buffer.from(uitpakken(z));
  if (!want.equals(got)) { console.log('unpacked differs'); process.exit(1); }
}
// Damage after unpacking: what a reader without checksum could get to see.
let refused = 0, answered = 0;
for (let i = 0; i < 400; i++) {
  const z = new Zoeker(async path => {
    const b = Uint8Array.from(inflateSync(files[path]));
    if (path === 'm.bin') return b;
    for (let k = random(4); k--;) b[random(b.length)] = random(256);
    return random(5) ? b : b.subarray(0, random(b.length));
  });
  try { await z.zoek(['koffie', 'schulthulp', 'hatert', 'rouwgesprek', 'formul'][i % 5], { facetten: true }); answered++; } catch { refused++; }
}
for (let i = 0; i < 400; i++) {
  const b = Uint8Array.from(all[i % all.length]);
  b[random(b.length)] ^= 1 + random(255);
  try { uitpakken(b); } catch { refused++; }
}
console.log(`${all.length} files alike; damaged: ${refused} refused, ${answered} answered`);

// Unpacks zlib data in browsers that have no DecompressionStream (before
// Safari 16.4 and Firefox 113). Fetched only there. It trusts its checksum to
// the caller's reader, which refuses what is too short.
const BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const FAR = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// table makes of code lengths the counts per length and the symbols in order.
function table(lengths) {
  const count = new Array(16).fill(0), symbols = [];
  for (const n of lengths) count[n]++;
  for (let n = 1; n < 16; n++) lengths.forEach((l, s) => { if (l === n) symbols.push(s); });
  count[0] = 0;
  return { count, symbols };
}

export function uitpakken(data) {
  let at = 2, hold = 0, have = 0, out = new Uint8Array(data.length * 4 + 1024), n = 0;
  const bits = k => {
    while (have < k) {
      if (at >= data.length) throw new RangeError('zoek: te kort');
      hold |= data[at++] << have; have += 8;
    }
    const v = hold & (1 << k) - 1;
    hold >>>= k; have -= k;
    return v;
  };
  const symbol = t => {
    for (let code = 0, first = 0, index = 0, len = 1; len < 16; len++) {
      code |= bits(1);
      const c = t.count[len];
      if (code - c < first) return t.symbols[index + code - first];
      index += c; first = first + c << 1; code <<= 1;
    }
    throw new RangeError('zoek: kapot');
  };
  const put = b => {
    if (n === out.length) { const more = new Uint8Array(n * 2); more.set(out); out = more; }
    out[n++] = b;
  };
  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (!kind) {
      hold = have = 0;
      let len = data[at] | data[at + 1] << 8;
      if (at + 4 + len > data.length) throw new RangeError('zoek: te kort');
      for (at += 4; len--;) put(data[at++]);
      continue;
    }
    let lit, far;
    if (kind === 1) {
      lit = table(Array.from({ length: 288 }, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
      far = table(new Array(30).fill(5));
    } else {
      const nl = bits(5) + 257, nd = bits(5) + 1, nc = bits(4) + 4, codes = new Array(19).fill(0), lengths = [];
      for (let i = 0; i < nc; i++) codes[ORDER[i]] = bits(3);
      const t = table(codes);
      while (lengths.length < nl + nd) {
        const s = symbol(t);
        if (s < 16) lengths.push(s);
        else {
          const v = s === 16 ? lengths.at(-1) : 0;
          for (let k = s === 16 ? 3 + bits(2) : s === 17 ? 3 + bits(3) : 11 + bits(7); k--;) lengths.push(v);
        }
      }
      lit = table(lengths.slice(0, nl)); far = table(lengths.slice(nl));
    }
    for (let s; (s = symbol(lit)) !== 256;) {
      if (s < 256) { put(s); continue; }
      const len = BASE[s - 257] + bits(EXTRA[s - 257]), d = symbol(far), back = FAR[d] + bits(d < 4 ? 0 : (d >> 1) - 1);
      if (!(back <= n)) throw new RangeError('zoek: kapot');
      for (let k = 0; k < len; k++) put(out[n - back]);
    }
  }
  return out.subarray(0, n);
}

// How somebody finds a wijk: by the digits of a postcode, or by where they are. See
// README.md of the theme.
'use strict';
(() => {
// The nearest places to a point, of [{ lat, lon }], with their distance in km: on
// a flat earth, which is right to a percent within a region.
function dichtst(plekken, lat, lon) {
  const breed = Math.cos(lat * Math.PI / 180);
  return plekken.map(p => ({ ...p, km: 111.2 * Math.hypot(p.lat - lat, (p.lon - lon) * breed) })).sort((a, b) => a.km - b.km).slice(0, 4);
}

if (typeof document === 'undefined') {
  module.exports = { dichtst };
  return;
}

const alle = s => [...document.querySelectorAll(s)];
const wijken = (tekst, as = []) => document.getElementById('wijken-bij').replaceChildren(tekst, ...as.flatMap((a, i) => [i ? ', ' : '', Object.assign(document.createElement('a'), { href: a.href, textContent: a.textContent })]));
for (const f of alle('#postcode')) {
  f.parentNode.hidden = false;
  f.addEventListener('submit', e => {
    e.preventDefault();
    const [pc] = /\d{4}/.exec(f.elements.pc.value) || [''], as = pc ? alle(`a[data-pc~="${pc}"]`) : [];
    wijken(as.length ? 'Kies uw wijk: ' : pc ? `Bij ${pc} kennen wij geen wijk. Kies uit de lijst.` : 'Vul 4 cijfers in.', as);
  });
}

// Only after a press, and only in this browser: the wijken are in the page.
for (const b of alle('#dichtbij')) {
  b.onclick = () => {
    const niet = e => wijken((e.code === 1 ? 'U deelt uw plek niet. Dat is goed.' : 'Uw plek is niet te vinden.') + ' Kies uw wijk uit de lijst, of vul uw postcode in.');
    if (!navigator.geolocation) return niet(b);
    wijken('Wij zoeken uw plek …');
    navigator.geolocation.getCurrentPosition(({ coords: c }) => {
      const bij = dichtst(alle('a[data-plek]').map(a => { const [lat, lon] = a.dataset.plek.split(' ').map(Number); return { a, lat, lon }; }), c.latitude, c.longitude);
      if (!bij[0] || bij[0].km > 15) wijken('U bent niet in de buurt. Kies uw wijk uit de lijst.');
      else wijken('Dicht bij u: ', bij.map(p => p.a));
    }, niet, { timeout: 15000, maximumAge: 600000 });
  };
}
})();

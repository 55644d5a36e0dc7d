// Reads a page aloud with a voice of the device, or stops that. site.js fetches this
// for who presses the button b; it weighs on nobody else.
const alle = (s, e) => [...e.querySelectorAll(s)];

export function lees(artikel, stem, b) {
  const s = self.speechSynthesis;
  if (s.speaking) {
    s.cancel();
    b.textContent = 'Lees voor';
    return;
  }
  b.textContent = 'Stop met lezen';
  const stukken = alle('h1,h2,h3,p,li,dt,dd,address', artikel).filter(e => !e.closest('.controle,.acties') && !e.querySelector('p,li,dd') && e.offsetParent);
  stukken.forEach((e, i) => {
    const u = new SpeechSynthesisUtterance(e.innerText);
    u.voice = stem;
    u.lang = stem.lang;
    if (i === stukken.length - 1) u.onend = () => { b.textContent = 'Lees voor'; };
    s.speak(u);
  });
}

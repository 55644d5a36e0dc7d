// Reloads the page when the site has changed. Only the local server adds this file.
// The server tells which version it shows; the page knows which one it is itself.
"use strict";
(function () {
  var version = document.currentScript.dataset.versie;
  var wait = 250; // ms; doubles after each failure, until 8 s
  var stream = null;
  var timer = 0;

  function stop() {
    clearTimeout(timer);
    if (stream) stream.close();
    stream = null;
  }

  function start() {
    stop();
    // A hidden tab lets go: a browser opens no more than six connections to one host.
    if (document.hidden) return;
    stream = new EventSource("/.live");
    stream.onmessage = function (e) {
      wait = 250;
      if (e.data === version) return;
      stop();
      location.reload(); // keeps the place on the page
    };
    stream.onerror = function () {
      stop();
      timer = setTimeout(start, wait);
      wait = Math.min(2 * wait, 8000);
    };
  }

  document.addEventListener("visibilitychange", start);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", function (e) { if (e.persisted) start(); });
  start();
})();

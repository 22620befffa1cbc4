// The one script a website includes. It finds its own address and fetches the rest from there.
(function () {
  "use strict";
  var script = document.currentScript || document.querySelector('script[src$="/widget.js"]');
  if (!script || document.querySelector("lotsen-chat")) return;
  var service = new URL("./", script.src).href;
  function start() {
    import(service + "static/widget/main.js").then(function (module) {
      module.mount(service);
    }, function (error) {
      console.warn("Lotsen could not be loaded", error);
    });
  }
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();

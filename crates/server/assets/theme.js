// Sets light or dark before the first paint, so that nothing flashes.
(function () {
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (_) {
    // Storage may be closed; then the system's choice holds.
  }
})();

// What assistive technology needs and Redoc leaves out, mended after each of its changes.
(() => {
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const mends = [
    [
      '.menu-content',
      (menu) => {
        set(menu, 'role', 'navigation');
        set(menu, 'aria-label', 'Contents');
      },
    ],
    // what scrolls can be reached by keyboard
    ['pre', (pre) => set(pre, 'tabindex', '0')],
    // a route that is opened in a new tab is a fragment of this page, not a path on the host
    ['#redoc a[href^="/"]', (link) => set(link, 'href', `#${link.getAttribute('href')}`)],
    [
      'button[aria-label^="Example"]',
      (button) => set(button, 'aria-label', `Example: ${button.textContent.trim()}`),
    ],
  ];

  /** The first heading is of level 1, and no level is left out on the way down. */
  const levelHeadings = () => {
    let level = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      level = Math.min(Number(heading.tagName[1]), level + 1);
      set(heading, 'aria-level', String(level));
    }
  };

  const mend = () => {
    for (const [selector, change] of mends)
      for (const element of document.querySelectorAll(selector)) change(element);
    levelHeadings();
  };

  // a microtask after each change: nothing sees the page between a change and its mending
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true, characterData: true });
  mend();
})();

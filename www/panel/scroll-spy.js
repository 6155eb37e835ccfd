// Tells when the reader has scrolled the article.

/**
 * @param {HTMLElement} article
 * @param {() => void} follow  at most once a frame, and only while the article is shown
 */
export function followScrolling(article, follow) {
  let frame = 0;
  addEventListener(
    "scroll",
    () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (article.checkVisibility()) follow();
      });
    },
    { passive: true },
  );
}

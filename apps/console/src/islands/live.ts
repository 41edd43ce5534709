const ENDED = 'This page does not keep up to date any more.';

/** Says what is new on a page that waits for something; whoever reads it looks again themselves. */
for (const place of document.querySelectorAll<HTMLElement>('[data-live]')) {
  const { live } = place.dataset;
  if (live !== undefined) follow(place, live);
}

function follow(place: HTMLElement, address: string): void {
  const source = new EventSource(address);
  let isNew = false;
  source.addEventListener('now', ({ data }: MessageEvent<string>) => {
    if (data === place.dataset['shown']) return;
    place.dataset['shown'] = data;
    place.textContent = `New: ${data}`;
    isNew = true;
  });
  const end = (): void => {
    source.close();
    if (!isNew) place.textContent = ENDED;
  };
  source.addEventListener('end', end);
  // It does not try again by itself: that would keep nobody signed in, and ask for nothing.
  source.addEventListener('error', end);
  addEventListener('pagehide', () => {
    source.close();
  });
}

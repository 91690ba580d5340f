// The page is drawn anew when something has happened, but never under a person's hand.
let shown;
setInterval(async () => {
  const answer = await fetch('/state').catch(() => undefined);
  if (!answer?.ok) return;
  const state = await answer.text();
  const busy = document.activeElement instanceof HTMLButtonElement && document.activeElement.matches(':active');
  if (shown !== undefined && shown !== state && !busy) location.reload();
  shown = state;
}, 1_000);

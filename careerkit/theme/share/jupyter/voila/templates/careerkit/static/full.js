// For those who came when all seats were taken: looks now and then, and goes in when there is one.
{
  const LOOK_AFTER = 6000; // ms
  const SPREAD = 6000; // ms; not all of them at the same moment

  const later = () => setTimeout(look, LOOK_AFTER + SPREAD * Math.random());
  const look = async () => {
    try {
      const answer = await fetch(`${document.body.dataset.baseUrl}healthz`, { cache: "no-store" });
      const { visitors, room } = await answer.json();
      if (visitors < room) location.reload();
      else later();
    } catch {
      later(); // the server may just be starting again
    }
  };
  later();
}

// Comforts only: every page of the portal reads and writes without this file.
(() => {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // Where am I? The position travels in a body, never in an address, and is not kept.
  const locate = document.querySelector("form[data-locate]");
  if (locate && navigator.geolocation) {
    const said = locate.querySelector("[data-said]");
    const say = (text) => { said.textContent = text; said.hidden = false; };
    locate.hidden = false;
    locate.addEventListener("submit", (event) => {
      event.preventDefault();
      say("正在定位……");
      navigator.geolocation.getCurrentPosition(async ({ coords }) => {
        const body = new FormData(locate);
        body.set("lon", coords.longitude);
        body.set("lat", coords.latitude);
        const answer = await fetch(locate.action, { method: "POST", body });
        const found = await answer.json().catch(() => ({ wrong: "没有找到,请从列表里选。" }));
        if (found.place) window.location.assign(found.place);
        else say(found.wrong);
      }, () => say("没有取到位置,请从列表里选。"), { maximumAge: 60000, timeout: 15000 });
    });
  }
})();

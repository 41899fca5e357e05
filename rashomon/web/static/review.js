// The keys of the review screens. Every key presses a button or follows a link that is on the screen: without this file all works by hand.
(() => {
  let at = -1;
  const items = () => [...document.querySelectorAll("#review [data-item]")];
  const go = (to) => {
    const all = items();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, to));
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };
  const current = () => {
    const all = items();
    const focused = all.findIndex((item) => item.contains(document.activeElement));
    if (focused >= 0) at = focused;
    return all[at] ?? (all.length === 1 ? all[0] : undefined);
  };
  const help = () => { const d = document.getElementById("keys"); if (d) d.open ? d.close() : d.showModal(); };
  const ready = () => {
    const open = document.getElementById("keys-open");
    if (open) { open.hidden = false; open.onclick = help; }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const dialog = document.getElementById("keys");
    if (dialog?.open && event.key !== "?") return;
    if (event.key === "j") go(items().indexOf(current()) + 1);
    else if (event.key === "k") go(items().indexOf(current()) - 1);
    else if (event.key === "?") help();
    else if (event.key === "u") document.querySelector(".review-nav [data-key=u]")?.click();
    else if (event.key === "Enter" && event.target.matches("[data-item]")) current()?.querySelector("[data-open]")?.click();
    else if (["a", "p", "n"].includes(event.key)) {
      const button = current()?.querySelector(`[data-key=${event.key}]`) ?? (items().length ? null : document.querySelector(`#review [data-key=${event.key}]`));
      button?.click();
    } else return;
    event.preventDefault();
  });
  document.addEventListener("DOMContentLoaded", ready);
  // What was refused says why where what was done would be said.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status < 400) return;
    event.detail.isError = false;
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const line = document.createElement("p");
    line.className = "notice bad";
    line.textContent = answer.querySelector("main h1 + p")?.textContent ?? "That was refused; reload the page and try again.";
    document.getElementById("done")?.replaceChildren(line);
  });
  // After a decision the list is drawn anew: stay at the same place in it.
  document.addEventListener("htmx:afterSettle", () => { ready(); if (at >= 0 && document.activeElement === document.body) go(at); });
})();
